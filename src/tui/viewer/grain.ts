/** How finely contents are cut. All in bytes but where it says otherwise. */
export interface Grain {
  /** What is read at once. */
  readonly window: number;
  /** The first bytes of a file, by which it is told whether it is text. */
  readonly sniff: number;
  /** How many windows are held at a time: more than a screen can show. */
  readonly heldWindows: number;
  /** Up to here a file is read whole; of a larger one, some windows are held. */
  readonly whole: number;
  /** A line is broken where this much has no end of line: at a multiple of it, of a window too. */
  readonly block: number;
  /** Larger texts are not compared line by line. */
  readonly diff: number;
}

const KiB = 1024;
const MiB = 1024 * KiB;

export const usualGrain: Grain = {
  window: 256 * KiB,
  sniff: 8 * KiB,
  heldWindows: 16,
  whole: 4 * MiB,
  block: 4 * KiB,
  diff: MiB,
};
