import type { ExploredImage } from './explored-image.ts';
import type { Look } from './look.ts';
import type { Size } from './screen/geometry.ts';
import type { Glyphs } from './screen/glyphs.ts';

/** What a pane knows besides its own state. */
export interface PaneContext {
  readonly image: ExploredImage;
  readonly look: Look;
  /** The cells inside its border. */
  readonly room: Size;
  /** Whether the keyboard is here. */
  readonly focused: boolean;
  readonly glyphs: Glyphs;
}
