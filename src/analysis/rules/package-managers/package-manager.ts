import type { PathPattern } from '../../path-pattern.ts';

/** Where a package manager leaves what nothing needs once its packages are installed. */
export interface Place extends PathPattern {
  /** What stands there, as a plural. */
  readonly what: string;
  /** A shell command that takes it away, to be appended to the RUN that made it. */
  readonly cleanup: string;
  /** The target of a cache mount that keeps it out of the layer; null where it is no cache. */
  readonly mount: string | null;
}

export interface PackageManager {
  readonly name: string;
  readonly places: readonly Place[];
  /** How to tell it not to leave anything, in words that name the flag or the variable. */
  readonly flag: string | null;
  /** Options of the cache mounts. */
  readonly sharing: 'locked' | null;
  /** Where its own documentation, or Docker's, says so. */
  readonly source: string;
}

export function place(
  what: string,
  globs: readonly string[],
  cleanup: string,
  mount: string | null = null,
): Place {
  return { what, globs, cleanup, mount };
}
