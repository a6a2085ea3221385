import { layOut, type Layout } from '../layout.ts';
import { lookOf } from '../layers/layers.ts';
import type { Setting } from '../model.ts';
import type { PaneContext } from '../pane-context.ts';
import type { Box } from '../screen/geometry.ts';
import { insideOf } from '../screen/screen.ts';
import type { Explorer } from './explorer.ts';
import { focusedPane, type PaneName } from './panes.ts';

export function layoutOf({ leftShare }: Explorer, { size }: Setting): Layout {
  return layOut(size, leftShare);
}

/** What the pane that stands in `box` knows. */
export function contextIn(
  explorer: Explorer,
  setting: Setting,
  box: Box,
  focused: boolean,
): PaneContext {
  return {
    image: explorer.image,
    look: lookOf(explorer.layers),
    room: insideOf(box),
    focused,
    glyphs: setting.glyphs,
  };
}

/** The same for a pane by name; one without room has none. */
export function contextOf(explorer: Explorer, setting: Setting, pane: PaneName): PaneContext {
  const box = boxOf(layoutOf(explorer, setting), pane);
  const isCovered = explorer.viewer !== null || explorer.help !== null;
  return contextIn(explorer, setting, box, !isCovered && focusedPane(explorer) === pane);
}

/** What an opened file and help know, which lie over all panes. */
export function overlayContext(explorer: Explorer, setting: Setting): PaneContext {
  return contextIn(explorer, setting, layoutOf(explorer, setting).whole, true);
}

function boxOf(layout: Layout, pane: PaneName): Box {
  if (pane === 'layers') return layout.layers;
  if (pane !== 'details') return layout.view;
  return layout.details ?? { left: 0, top: 0, width: layout.layers.width, height: 0 };
}
