import type { Span } from './screen/span.ts';

/** What a pane's upper border says: behind its name, and at the right end. */
export interface PaneTitle {
  readonly title: readonly Span[];
  readonly note: readonly Span[];
}
