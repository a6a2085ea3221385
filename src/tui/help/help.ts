import type { Action, Scope } from '../keys/action.ts';
import type { Keymap } from '../keys/keymap.ts';
import type { PaneContext } from '../pane-context.ts';
import type { PaneContent } from '../screen/screen.ts';
import { moveText, scrollText, textContent } from '../screen/scroll.ts';
import type { Row } from '../screen/span.ts';
import { helpRows } from './help-rows.ts';
import { helpSections } from './help-sections.ts';

/** What help needs to know of its surroundings. */
export type HelpContext = Pick<PaneContext, 'room' | 'glyphs'>;

/** How far the help page is scrolled. */
export interface HelpState {
  readonly top: number;
}

export const helpStart: HelpState = { top: 0 };

/** `from` is the scope where help was asked for. */
export function updateHelp(
  { top }: HelpState,
  action: Action,
  keymap: Keymap,
  from: Scope,
  context: HelpContext,
): HelpState {
  return { top: moveText(top, action, rowsOf(keymap, from, context).length, context.room.height) };
}

export function wheelHelp(
  { top }: HelpState,
  rows: number,
  keymap: Keymap,
  from: Scope,
  context: HelpContext,
): HelpState {
  return { top: scrollText(top, rows, rowsOf(keymap, from, context).length, context.room.height) };
}

/** The keys of `from`, then those of other scopes. */
export function viewHelp(
  { top }: HelpState,
  keymap: Keymap,
  from: Scope,
  context: HelpContext,
): PaneContent {
  return textContent(rowsOf(keymap, from, context), top, context.room.height);
}

function rowsOf(keymap: Keymap, from: Scope, { room, glyphs }: HelpContext): readonly Row[] {
  return helpRows(helpSections(keymap, from), room.width, glyphs);
}
