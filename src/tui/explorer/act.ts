import { helpStart, updateHelp } from '../help/help.ts';
import type { Action } from '../keys/action.ts';
import type { Setting } from '../model.ts';
import { updateViewer } from '../viewer/viewer.ts';
import type { ViewerState } from '../viewer/viewer-state.ts';
import type { Outcome } from '../wish.ts';
import { contextOf, layoutOf, overlayContext } from './context.ts';
import type { Explorer, Focus, ShownHelp, ViewName } from './explorer.ts';
import { focusedPane, panes, type PaneName } from './panes.ts';
import { scopeOf } from './scope.ts';

/** Does what the user asks for. */
export function act(explorer: Explorer, action: Action, setting: Setting): Outcome<Explorer> {
  switch (action) {
    case 'quit':
    case 'suspend':
    case 'redraw':
      return [explorer, [{ kind: action }]];
    case 'help':
      return [{ ...explorer, help: explorer.help === null ? helpFor(explorer) : null }, []];
    default:
      if (explorer.help !== null) {
        return [{ ...explorer, help: actOnHelp(explorer, explorer.help, action, setting) }, []];
      }
      return explorer.viewer === null
        ? actOnPanes(explorer, action, setting)
        : actOnViewer(explorer, explorer.viewer, action, setting);
  }
}

function helpFor(explorer: Explorer): ShownHelp {
  return { state: helpStart, from: scopeOf(explorer) };
}

function actOnHelp(
  explorer: Explorer,
  { state, from }: ShownHelp,
  action: Action,
  setting: Setting,
): ShownHelp | null {
  if (action === 'close') return null;
  const context = overlayContext(explorer, setting);
  return { state: updateHelp(state, action, setting.keymap, from, context), from };
}

function actOnViewer(
  explorer: Explorer,
  open: ViewerState,
  action: Action,
  setting: Setting,
): Outcome<Explorer> {
  if (action === 'close') return [{ ...explorer, viewer: null }, []];
  const [viewer, wishes] = updateViewer(open, action, overlayContext(explorer, setting));
  return [{ ...explorer, viewer }, wishes];
}

function actOnPanes(explorer: Explorer, action: Action, setting: Setting): Outcome<Explorer> {
  switch (action) {
    case 'focus-next':
      return [{ ...explorer, focus: nextFocus(explorer, setting, 1) }, []];
    case 'focus-previous':
      return [{ ...explorer, focus: nextFocus(explorer, setting, -1) }, []];
    case 'show-layers':
      return [{ ...explorer, focus: 'layers' }, []];
    case 'show-details':
      return showDetails(explorer, setting);
    case 'show-files':
      return [show(explorer, 'files'), []];
    case 'show-waste':
      return [show(explorer, 'waste'), []];
    case 'show-largest':
      return [show(explorer, 'largest'), []];
    case 'show-duplicates':
      return [show(explorer, 'duplicates'), []];
    case 'show-config':
      return [show(explorer, 'config'), []];
    case 'show-findings':
      return [show(explorer, 'findings'), []];
    case 'widen':
      return [moveDivider(explorer, setting, dividerStep), []];
    case 'narrow':
      return [moveDivider(explorer, setting, -dividerStep), []];
    case 'layer-previous':
    case 'layer-next':
    case 'look-layer':
    case 'look-aggregated':
    case 'extract-layer':
      return actOn('layers', explorer, action, setting);
    case 'filter':
      return actOn('files', show(explorer, 'files'), action, setting);
    case 'open':
      return explorer.focus === 'view'
        ? actOn(explorer.view, explorer, action, setting)
        : [{ ...explorer, focus: 'view' }, []];
    default:
      return actOn(focusedPane(explorer), explorer, action, setting);
  }
}

function actOn(
  pane: PaneName,
  explorer: Explorer,
  action: Action,
  setting: Setting,
): Outcome<Explorer> {
  return panes[pane].update(explorer, action, contextOf(explorer, setting, pane));
}

export function show(explorer: Explorer, view: ViewName): Explorer {
  return { ...explorer, view, focus: 'view' };
}

function showDetails(explorer: Explorer, setting: Setting): Outcome<Explorer> {
  return layoutOf(explorer, setting).details === null
    ? [explorer, [{ kind: 'say', text: 'there is no room for the details' }]]
    : [{ ...explorer, focus: 'details' }, []];
}

function nextFocus(explorer: Explorer, setting: Setting, step: 1 | -1): Focus {
  const { details } = layoutOf(explorer, setting);
  const stops: readonly Focus[] =
    details === null ? ['layers', 'view'] : ['layers', 'details', 'view'];
  const at = stops.indexOf(explorer.focus);
  return stops[(at + step + stops.length) % stops.length] ?? 'layers';
}

const dividerStep = 2;

function moveDivider(explorer: Explorer, setting: Setting, columns: number): Explorer {
  const { layers, isFolded } = layoutOf(explorer, setting);
  if (isFolded) return explorer;
  return { ...explorer, leftShare: (layers.width + columns) / setting.size.width };
}
