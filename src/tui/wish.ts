import type { Effect } from './effect.ts';

/** What a pane asks of the rest of the explorer, or of the world. */
export type Wish =
  | Effect
  /** A file's version is to be opened in the viewer. */
  | { readonly kind: 'open-file'; readonly version: number }
  /** A path is to be shown in Files, as it is where layer `layer` is looked at. */
  | { readonly kind: 'go-to-file'; readonly node: number; readonly layer: number }
  /** A line of text is to be typed, starting from `text`. */
  | { readonly kind: 'ask'; readonly question: Question; readonly text: string }
  /** A few words for the status line. */
  | { readonly kind: 'say'; readonly text: string };

/** What a line of text is asked for. */
export type Question =
  | { readonly kind: 'filter' }
  | { readonly kind: 'search' }
  /** Where to copy what `node` was at `layer`. */
  | { readonly kind: 'extract-to'; readonly node: number; readonly layer: number };

/** What becomes of a pane, and what it wishes. */
export type Outcome<State> = readonly [State, readonly Wish[]];
