import type { ExploredImage } from '../../src/tui/explored-image.ts';
import type { PaneContext } from '../../src/tui/pane-context.ts';
import { unicodeGlyphs } from '../../src/tui/screen/glyphs.ts';

type Given = Partial<Omit<PaneContext, 'image' | 'room'>>;

/** What a focused pane knows that looks at the final filesystem. */
export function paneContext(
  image: ExploredImage,
  width: number,
  height: number,
  given: Given = {},
): PaneContext {
  const last = Math.max(0, image.tree.layerCount - 1);
  return {
    image,
    look: { first: last, last },
    room: { width, height },
    focused: true,
    glyphs: unicodeGlyphs,
    ...given,
  };
}
