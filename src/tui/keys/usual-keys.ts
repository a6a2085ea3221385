import { type Action, type Scope, scopes } from './action.ts';

/** Keys of one action, the handiest first, and where they stand for it. */
export interface KeysIn {
  readonly scopes: readonly Scope[];
  /** As `KeyEvent` names them. */
  readonly keys: readonly string[];
}

export type Bindings = Readonly<Record<Action, readonly KeysIn[]>>;

/** What lists paths without being a tree of them. */
export const lists = ['waste', 'largest', 'groups'] as const;
/** What shows the image; the other scopes lie over it or come before it. */
export const panes = ['layers', 'details', 'files', ...lists, 'config'] as const;
const overlays = ['viewer', 'help'] as const;
const rows = [...panes, ...overlays] as const;

/**
 * The keys as they are unless the user has others: those of dive, in the panes where dive has them,
 * then plain ones, for terminals and multiplexers that keep some control keys to themselves. Dive's
 * ctrl+m is not among them: terminals send it for enter.
 */
export const usualKeys: Bindings = {
  quit: [on([...panes, 'loading'], 'q'), on(scopes, 'ctrl+c')],
  help: [on(rows, '?', 'f1')],
  close: [on(['layers', 'files', ...overlays], 'esc'), on(overlays, 'q')],
  redraw: [on(scopes, 'f5')],
  suspend: [on(scopes, 'ctrl+z')],
  'focus-next': [on(panes, 'tab')],
  'focus-previous': [on(panes, 'shift+tab')],
  'show-layers': [on(panes, '1')],
  'show-details': [on(panes, '0')],
  'show-files': [on(panes, '2')],
  'show-waste': [on(panes, '3')],
  'show-largest': [on(panes, '4')],
  'show-duplicates': [on(panes, '5')],
  'show-config': [on(panes, '6')],
  'show-findings': [on(panes, '7')],
  widen: [on(panes, '>')],
  narrow: [on(panes, '<')],

  up: [on(rows, 'up', 'k')],
  down: [on(rows, 'down', 'j')],
  left: [on(['files', 'groups', 'viewer'], 'left', 'h')],
  right: [on(['files', 'groups', 'viewer'], 'right', 'l')],
  'page-up': [on(overlays, 'b'), on(rows, 'pageup', 'u')],
  'page-down': [on(overlays, 'space'), on(rows, 'pagedown', 'd')],
  first: [on(rows, 'g', 'home')],
  last: [on(rows, 'G', 'end')],
  open: [on(['layers', 'details', 'files', ...lists], 'enter')],
  'copy-path': [on([...panes, 'viewer'], 'y')],
  extract: [on(['layers', 'files', ...lists, 'viewer'], 'x', 'ctrl+e')],

  'layer-previous': [on(panes, '[')],
  'layer-next': [on(panes, ']')],
  'look-layer': [on(panes, 'L'), on(['layers'], 'ctrl+l')],
  'look-aggregated': [on(panes, 'A'), on(['layers'], 'ctrl+a')],
  'mark-range': [on(['layers'], 'v')],
  'extract-layer': [on(panes, 'X')],

  toggle: [on(['files', 'groups'], 'space', '-')],
  'toggle-all': [on(['files'], 'z', 'ctrl+space')],
  'expand-changes': [on(['files'], '+', '=')],
  filter: [on(panes, '/', 'ctrl+f', 'ctrl+/')],
  'next-match': [on(['files', 'viewer'], 'n')],
  'previous-match': [on(['files', 'viewer'], 'N')],
  'show-added': [on(['files'], 'a', 'ctrl+a')],
  'show-removed': [on(['files'], 'r', 'ctrl+r')],
  'show-modified': [on(['files'], 'm')],
  'show-unmodified': [on(['files'], 'U', 'ctrl+u')],
  'show-attributes': [on(['files'], 'b', 'ctrl+b')],
  sort: [on(['files', 'waste'], 's', 'ctrl+o')],
  'sort-reverse': [on(['files'], 'S')],
  wrap: [on(['files', 'viewer'], 'p', 'ctrl+p')],
  'next-waste': [on(['files'], 'w')],
  'previous-waste': [on(['files'], 'W')],

  search: [on(['viewer'], '/', 'ctrl+f', 'ctrl+/')],
  'version-previous': [on(['viewer'], '[')],
  'version-next': [on(['viewer'], ']')],
  'show-text': [on(['viewer'], 't')],
  'show-diff': [on(['viewer'], 'D', '=')],
};

function on(where: readonly Scope[], ...keys: readonly string[]): KeysIn {
  return { scopes: where, keys };
}
