import type { LayerWarning } from '../model/warning.ts';

/** How the reading of a tar went, once it is over. */
export interface TarEnd {
  /** Bytes up to and with the end-of-archive mark, or to where the input or the sense ended. */
  readonly tarSize: number;
  /** Content bytes that the last entry claims and the input, cut off, does not hold. */
  readonly missing: number;
  readonly problem: LayerWarning | null;
}
