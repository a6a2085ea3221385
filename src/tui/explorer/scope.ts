import type { Scope } from '../keys/action.ts';
import type { Explorer } from './explorer.ts';
import { focusedPane, panes } from './panes.ts';

/** Where the keyboard is. */
export function scopeOf(explorer: Explorer): Scope {
  if (explorer.help !== null) return 'help';
  return explorer.viewer === null ? panes[focusedPane(explorer)].scope : 'viewer';
}
