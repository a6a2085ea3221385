import { helpStart, updateHelp } from '../help/help.ts';
import type { Action } from '../keys/action.ts';
import type { Setting } from '../model.ts';
import { updateViewer } from '../viewer/viewer.ts';
import type { Outcome } from '../wish.ts';
import { contextOf, layoutOf, overlayContext } from './context.ts';
import { type Explorer, type Focus, type ViewName } from './explorer.ts';
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
      return explorer.overlay?.kind === 'help'
        ? [{ ...explorer, overlay: null }, []]
        : [withHelp(explorer), []];
    default:
      return explorer.overlay === null
        ? actOnPanes(explorer, action, setting)
        : actOnOverlay(explorer, explorer.overlay, action, setting);
  }
}

function withHelp(explorer: Explorer): Explorer {
  return { ...explorer, overlay: { kind: 'help', help: helpStart, scope: scopeOf(explorer) } };
}

function actOnOverlay(
  explorer: Explorer,
  overlay: NonNullable<Explorer['overlay']>,
  action: Action,
  setting: Setting,
): Outcome<Explorer> {
  if (action === 'close') return [{ ...explorer, overlay: null }, []];
  const context = overlayContext(explorer, setting);
  if (overlay.kind === 'help') {
    const help = updateHelp(overlay.help, action, setting.keymap, overlay.scope, context);
    return [{ ...explorer, overlay: { ...overlay, help } }, []];
  }
  const [viewer, wishes] = updateViewer(overlay.viewer, action, context);
  return [{ ...explorer, overlay: { ...overlay, viewer } }, wishes];
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
      return [{ ...explorer, focus: 'details' }, []];
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
