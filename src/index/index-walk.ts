import type { RandomAccess } from '../model/bytes.ts';
import { EntryBudget } from '../model/entry-budget.ts';
import type { LayerIndex } from '../model/layer-index.ts';
import { walkTar } from '../tar/walk.ts';
import { LayerIndexBuilder } from './layer-index-builder.ts';
import { endWithTooMany } from './too-many-entries.ts';
import { Turn } from '../model/turn.ts';

/** Indexes an uncompressed layer that can be read at an offset: only its headers are read. */
export async function indexWalk(
  access: RandomAccess,
  budget = new EntryBudget(),
): Promise<LayerIndex> {
  const builder = new LayerIndexBuilder(budget);
  const walk = walkTar(access);
  const turn = new Turn();
  for (let step = walk.next(); ; step = walk.next()) {
    if (step.done === true) {
      return builder.finish({ ...step.value, diffId: null, digest: null });
    }
    builder.add(step.value);
    if (builder.fullAt !== null) return builder.finish(endWithTooMany(builder.fullAt));
    if (turn.step()) await turn.pass();
  }
}
