import type { Diff, SideRead } from './diff.ts';
import type { Grain } from './grain.ts';
import type { Pager } from './pager.ts';

/** A version of a path, opened. */
export interface ViewerState {
  readonly version: number;
  /** Its content; null of what is no file. */
  readonly content: Pager | null;
  /** Shown in place of the content; null where nobody asks for it. */
  readonly diff: Diff | null;
  readonly wraps: boolean;
  readonly grain: Grain;
  /** The window that was asked for last and has not come yet. */
  readonly asked: SideRead | null;
  /** Why something could not be read, until the next key. */
  readonly failure: string | null;
}
