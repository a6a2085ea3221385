import { viewHelp } from '../help/help.ts';
import { hintsFor } from '../keys/hints.ts';
import { viewImage } from '../layers/image-pane.ts';
import type { Setting } from '../model.ts';
import { viewPrompt } from '../prompt/view-prompt.ts';
import type { Box } from '../screen/geometry.ts';
import type { Pane, Screen, Strip } from '../screen/screen.ts';
import { row, span } from '../screen/span.ts';
import { titleOfViewer, viewViewer } from '../viewer/viewer.ts';
import { contextIn, contextOf, layoutOf, overlayContext } from './context.ts';
import type { Explorer, Overlay } from './explorer.ts';
import { focusedPane, panes } from './panes.ts';
import { pathRow } from './path-row.ts';
import { questionLabel } from './question-label.ts';
import { scopeOf } from './scope.ts';
import { shownPanes, type ShownPane } from './shown-panes.ts';
import { tabSpans } from './tabs.ts';

/** All that is to be seen of the explorer. */
export function viewExplorer(explorer: Explorer, setting: Setting): Screen {
  const { overlay } = explorer;
  const shown = overlay?.kind === 'viewer' ? [] : viewPanes(explorer, setting);
  const over = overlay === null ? [] : [viewOverlay(explorer, overlay, setting)];
  const { strips, cursor } = viewStrips(explorer, setting);
  return { size: setting.size, panes: [...shown, ...over], strips, cursor };
}

function viewPanes(explorer: Explorer, setting: Setting): readonly Pane[] {
  const { image, isFolded } = layoutOf(explorer, setting);
  const shown = shownPanes(explorer, setting).map((pane) => viewPane(explorer, pane, setting));
  const hasImage = image !== null && !(isFolded && explorer.focus === 'view');
  return hasImage ? [...shown, viewImagePane(explorer, image, setting)] : shown;
}

function viewPane(explorer: Explorer, { name, box }: ShownPane, setting: Setting): Pane {
  const context = contextOf(explorer, setting, name);
  const { title, note } = panes[name].title(explorer, context);
  const tabs =
    name === 'layers' || name === 'details' ? [] : tabSpans(explorer, box, setting.keymap);
  return {
    box,
    focused: explorer.overlay === null && focusedPane(explorer) === name,
    title: [...tabs, ...title],
    note,
    content: panes[name].view(explorer, context),
  };
}

function viewImagePane(explorer: Explorer, box: Box, setting: Setting): Pane {
  return {
    box,
    focused: false,
    title: [span('Image', 'title')],
    note: [],
    content: viewImage(contextIn(explorer, setting, box, false)),
  };
}

function viewOverlay(explorer: Explorer, overlay: Overlay, setting: Setting): Pane {
  const { whole: box } = layoutOf(explorer, setting);
  const context = overlayContext(explorer, setting);
  if (overlay.kind === 'viewer') {
    const content = viewViewer(overlay.viewer, context);
    return { box, focused: true, ...titleOfViewer(overlay.viewer, context), content };
  }
  const content = viewHelp(overlay.help, setting.keymap, overlay.scope, context);
  return { box, focused: true, title: [span('Keys', 'title')], note: [], content };
}

/** The two lowest rows: where one is or what there is to say, and what one can do or type. */
function viewStrips(explorer: Explorer, setting: Setting): Pick<Screen, 'strips' | 'cursor'> {
  const { pathRow: upper, hintRow: lower } = layoutOf(explorer, setting);
  const { width } = setting.size;
  const path: Strip = { left: 0, top: upper, width, row: pathRow(explorer, setting) };
  if (explorer.prompt === null) {
    const hints = row(hintsFor(setting.keymap, scopeOf(explorer), width));
    return { strips: [path, { left: 0, top: lower, width, row: hints }], cursor: null };
  }
  const { question, line } = explorer.prompt;
  const prompt = viewPrompt(questionLabel(question, explorer), line, width);
  return {
    strips: [path, { left: 0, top: lower, width, row: prompt.row }],
    cursor: { column: prompt.column, row: lower },
  };
}
