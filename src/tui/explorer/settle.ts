import { detailsStart } from '../layers/details.ts';
import { lookOf } from '../layers/layers.ts';
import type { Explorer } from './explorer.ts';

/** Lets the details start anew where they are of another layer. */
export function settle(before: Explorer, after: Explorer): Explorer {
  const isSame = lookOf(before.layers).last === lookOf(after.layers).last;
  return isSame ? after : { ...after, details: detailsStart };
}
