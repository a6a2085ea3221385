import { viewHelp } from '../help/help.ts';
import { hintsFor } from '../keys/hints.ts';
import { viewImage } from '../layers/image-pane.ts';
import type { Setting } from '../model.ts';
import { viewPrompt } from '../prompt/view-prompt.ts';
import type { Box } from '../screen/geometry.ts';
import type { Pane, Screen, Strip } from '../screen/screen.ts';
import { row, span } from '../screen/span.ts';
import { titleOfViewer, viewViewer } from '../viewer/viewer.ts';
import type { ViewerState } from '../viewer/viewer-state.ts';
import { contextIn, contextOf, layoutOf, overlayContext } from './context.ts';
import type { Explorer, ShownHelp } from './explorer.ts';
import { panes } from './panes.ts';
import { pathRow } from './path-row.ts';
import { questionLabel } from './question-label.ts';
import { scopeOf } from './scope.ts';
import { shownPanes, type ShownPane } from './shown-panes.ts';
import { tabSpans } from './tabs.ts';

/** All that is to be seen of the explorer. */
export function viewExplorer(explorer: Explorer, setting: Setting): Screen {
  const { strips, cursor } = viewStrips(explorer, setting);
  return { size: setting.size, panes: viewTop(explorer, setting), strips, cursor };
}

/** What lies over everything covers everything. */
function viewTop(explorer: Explorer, setting: Setting): readonly Pane[] {
  const { viewer, help } = explorer;
  if (help !== null) return [viewHelpPane(explorer, help, setting)];
  if (viewer !== null) return [viewViewerPane(explorer, viewer, setting)];
  return viewPanes(explorer, setting);
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
    name === 'layers' || name === 'details'
      ? []
      : tabSpans({ view: name, box, title }, setting.keymap);
  return {
    box,
    focused: context.focused,
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

function viewViewerPane(explorer: Explorer, viewer: ViewerState, setting: Setting): Pane {
  const { whole: box } = layoutOf(explorer, setting);
  const context = overlayContext(explorer, setting);
  const content = viewViewer(viewer, context);
  return { box, focused: true, ...titleOfViewer(viewer, context), content };
}

function viewHelpPane(explorer: Explorer, { state, from }: ShownHelp, setting: Setting): Pane {
  const { whole: box } = layoutOf(explorer, setting);
  const content = viewHelp(state, setting.keymap, from, overlayContext(explorer, setting));
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
