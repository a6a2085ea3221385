import type { Box, Size } from './geometry.ts';
import type { Row, Span } from './span.ts';

/** What a pane shows inside its border: only the rows that are visible. */
export interface PaneContent {
  readonly rows: readonly Row[];
  /** The first visible row and the number of all, for the scroll bar; null where all are visible. */
  readonly scroll: Scroll | null;
}

export interface Scroll {
  readonly offset: number;
  readonly total: number;
}

/** A pane with a border of one cell all around, its titles in the upper one. */
export interface Pane {
  readonly box: Box;
  readonly focused: boolean;
  readonly title: readonly Span[];
  /** At the right end of the upper border. */
  readonly note: readonly Span[];
  readonly content: PaneContent;
}

/** A row of the screen that stands outside all panes. */
export interface Strip {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly row: Row;
}

/** All that is to be seen. Later panes cover earlier ones. */
export interface Screen {
  readonly size: Size;
  readonly panes: readonly Pane[];
  readonly strips: readonly Strip[];
  /** Where the terminal's cursor stands, or null to hide it. */
  readonly cursor: { readonly column: number; readonly row: number } | null;
}

/** The cells inside a pane's border. */
export function insideOf({ width, height }: Size): Size {
  return { width: Math.max(0, width - 2), height: Math.max(0, height - 2) };
}
