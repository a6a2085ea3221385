import type { Scope } from '../keys/action.ts';
import type { Explorer } from './explorer.ts';
import { focusedPane, panes } from './panes.ts';

/** Where the keyboard is. */
export function scopeOf(explorer: Explorer): Scope {
  return explorer.overlay === null ? panes[focusedPane(explorer)].scope : explorer.overlay.kind;
}
