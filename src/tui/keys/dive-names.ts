import { type Action, type Scope, scopes } from './action.ts';

/** What dive binds by a name: an action of ours, where dive has it, and dive's own keys for it. */
export interface DiveName {
  readonly action: Action;
  readonly scopes: readonly Scope[];
  readonly keys: readonly string[];
}

/** The names under `keybinding:` in dive's configuration. */
export const diveNames: ReadonlyMap<string, DiveName> = new Map([
  ['quit', named('quit', scopes, 'ctrl+c')],
  ['toggle-view', named('focus-next', scopes, 'tab')],
  ['filter-files', named('filter', scopes, 'ctrl+f', 'ctrl+/')],
  ['close-filter-files', named('close', ['files'], 'esc')],
  ['up', named('up', scopes, 'up', 'k')],
  ['down', named('down', scopes, 'down', 'j')],
  ['left', named('left', scopes, 'left', 'h')],
  ['right', named('right', scopes, 'right', 'l')],
  ['page-up', named('page-up', scopes, 'pageup', 'u')],
  ['page-down', named('page-down', scopes, 'pagedown', 'd')],
  ['compare-all', named('look-aggregated', ['layers'], 'ctrl+a')],
  ['compare-layer', named('look-layer', ['layers'], 'ctrl+l')],
  ['toggle-collapse-dir', named('toggle', ['files'], 'space')],
  ['toggle-collapse-all-dir', named('toggle-all', ['files'], 'ctrl+space')],
  ['toggle-added-files', named('show-added', ['files'], 'ctrl+a')],
  ['toggle-removed-files', named('show-removed', ['files'], 'ctrl+r')],
  // Its key there is ctrl+m, which is none of its own: terminals send it for enter.
  ['toggle-modified-files', named('show-modified', ['files'])],
  ['toggle-unmodified-files', named('show-unmodified', ['files'], 'ctrl+u')],
  // As old versions spell it.
  ['toggle-unchanged-files', named('show-unmodified', ['files'], 'ctrl+u')],
  ['toggle-filetree-attributes', named('show-attributes', ['files'], 'ctrl+b')],
  ['toggle-sort-order', named('sort', ['files'], 'ctrl+o')],
  ['toggle-wrap-tree', named('wrap', ['files'], 'ctrl+p')],
  ['extract-file', named('extract', ['files'], 'ctrl+e')],
]);

function named(action: Action, where: readonly Scope[], ...keys: readonly string[]): DiveName {
  return { action, scopes: where, keys };
}
