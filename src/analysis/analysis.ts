import type { Duplicate } from './duplicates.ts';
import type { Finding } from './finding.ts';
import type { Waste } from './waste.ts';

/** Paths that are not directories, and their content bytes. */
export interface Count {
  readonly files: number;
  readonly bytes: number;
}

export interface Changes {
  readonly added: Count;
  readonly modified: Count;
  readonly removed: Count;
}

/** The figures of one layer. `storedBytes` = `liveBytes` + `reclaimableBytes`. */
export interface LayerFigures {
  readonly storedBytes: number;
  readonly liveBytes: number;
  readonly reclaimableBytes: number;
  readonly changes: Changes;
}

/** The figures of the whole image; bytes are content bytes as the layers carry them. */
export interface Summary {
  readonly layers: number;
  /** Paths of the final filesystem that are not directories. */
  readonly files: number;
  readonly storedBytes: number;
  readonly finalBytes: number;
  readonly reclaimableBytes: number;
  /** final / stored; 1 when nothing is stored. */
  readonly efficiency: number;
  readonly ownStoredBytes: number;
  readonly ownReclaimableBytes: number;
  /** ownReclaimable / ownStored; 0 when nothing is stored. */
  readonly ownWastedRatio: number;
  /** Bytes of base layers that own layers hide. */
  readonly baseShadowedBytes: number;
  /** Live bytes that findings claim, each once. */
  readonly avoidableBytes: number;
}

/** What dive 0.13 would say of the same image. */
export interface DiveFigures {
  readonly efficiency: number;
  readonly wastedBytes: number;
  readonly userWastedPercent: number;
}

/** What layerscope thinks of an image: pure data made from its tree. */
export interface Analysis {
  readonly summary: Summary;
  readonly layers: readonly LayerFigures[];
  /** Largest first, then by path, then by layer. */
  readonly waste: readonly Waste[];
  /** By the own bytes that they save, largest first, then by severity. */
  readonly findings: readonly Finding[];
  /** By reclaimable bytes, largest first, then by digest. */
  readonly duplicates: readonly Duplicate[];
  readonly dive: DiveFigures;
}
