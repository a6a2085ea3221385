import { createHash } from 'node:crypto';
import type { Report } from '../report/report.ts';
import type { Problem } from './problems.ts';

/**
 * By what each problem is known again in the next build of the image: the rule and the instruction,
 * and which of them it is where there are several. Bytes, paths and the layer's number may change.
 */
export function fingerprintsOf(
  problems: readonly Problem[],
  { layers }: Report,
): readonly string[] {
  const seen = new Map<string, number>();
  return problems.map(({ id, layer }) => {
    const instruction = layer === null ? '' : (layers[layer]?.instruction ?? '');
    const key = JSON.stringify([id, instruction]);
    const number = seen.get(key) ?? 0;
    seen.set(key, number + 1);
    return createHash('sha256').update(`${key}${number}`).digest('hex').slice(0, 32);
  });
}
