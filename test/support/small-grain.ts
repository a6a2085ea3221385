import type { Grain } from '../../src/tui/viewer/grain.ts';

/** Contents cut so finely that a few bytes meet every border; nothing is held as a whole. */
export const smallGrain: Grain = {
  window: 64,
  sniff: 32,
  heldWindows: 10,
  whole: 0,
  block: 16,
  diff: 256,
};
