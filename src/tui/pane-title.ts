import type { Span } from './screen/span.ts';

/** What a pane's upper border says. */
export interface PaneTitle {
  /** Behind its name, whatever room there is. */
  readonly title: readonly Span[];
  /** At the right end, where there is room for it. */
  readonly note: readonly Span[];
}
