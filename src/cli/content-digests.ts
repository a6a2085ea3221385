import {
  type ContentQuestions,
  hashQuestions,
  sampleQuestions,
} from '../analysis/content-questions.ts';
import type { ContentDigests } from '../analysis/contents.ts';
import type { ImageTree } from '../filesystem/image-tree.ts';
import { hashContents } from '../index/hash-contents.ts';
import { sampleContents } from '../index/sample-contents.ts';
import type { RandomAccess } from '../model/bytes.ts';
import type { LayerIndex } from '../model/layer-index.ts';

/**
 * The digests that tell equal contents: those that indexes have, and for layers that were walked
 * (the ones with an access) as few more as can be.
 */
export async function contentDigests(
  tree: ImageTree,
  accesses: readonly (RandomAccess | null)[],
): Promise<ContentDigests> {
  if (accesses.every((access) => access === null)) return tree.layers.map(({ digests }) => digests);
  const samples = await answer(tree, accesses, sampleQuestions(tree), sampleContents);
  const hashed = await answer(tree, accesses, hashQuestions(tree, samples), hashContents);
  return tree.layers.map((index, layer) => hashed[layer] ?? index.digests);
}

type Ask<T> = (access: RandomAccess, index: LayerIndex, entries: Uint32Array) => Promise<T>;

/** Layer by layer, the answer where there is a question. A layer that comes again is asked once. */
async function answer<T>(
  tree: ImageTree,
  accesses: readonly (RandomAccess | null)[],
  questions: ContentQuestions,
  ask: Ask<T>,
): Promise<readonly (T | null)[]> {
  const answers = new Map<LayerIndex, T>();
  for (const [layer, index] of tree.layers.entries()) {
    const access = accesses[layer] ?? null;
    const entries = questions[layer] ?? new Uint32Array();
    if (access === null || entries.length === 0 || answers.has(index)) continue;
    answers.set(index, await ask(access, index, entries));
  }
  return tree.layers.map((index) => answers.get(index) ?? null);
}
