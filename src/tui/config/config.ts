import type { Action } from '../keys/action.ts';
import type { PaneContext } from '../pane-context.ts';
import type { PaneTitle } from '../pane-title.ts';
import { type ListPosition, listStart, moveBy, moveTo, scrollBy } from '../screen/list.ts';
import { cursorIn } from '../screen/listing.ts';
import type { PaneContent } from '../screen/screen.ts';
import { row } from '../screen/span.ts';
import type { Outcome } from '../wish.ts';
import { type ConfigRow, configRows } from './config-rows.ts';

export interface ConfigState {
  readonly list: ListPosition;
}

export const configStart: ConfigState = { list: listStart };

export function updateConfig(
  state: ConfigState,
  action: Action,
  context: PaneContext,
): Outcome<ConfigState> {
  const rows = rowsOf(context);
  const list = moveBy(state.list, action, rows.length, context.room.height);
  if (list !== null) return [{ list }, []];
  const value = rows[settled(state, context).cursor]?.value ?? '';
  if (action !== 'copy-path' || value === '') return [state, []];
  return [state, [{ kind: 'copy', text: value }]];
}

export function clickConfig(
  state: ConfigState,
  at: number,
  context: PaneContext,
): Outcome<ConfigState> {
  const total = rowsOf(context).length;
  const cursor = settled(state, context).top + at;
  if (cursor >= total) return [state, []];
  return [{ list: moveTo(state.list, cursor, total, context.room.height) }, []];
}

export function wheelConfig(state: ConfigState, rows: number, context: PaneContext): ConfigState {
  const total = rowsOf(context).length;
  return { list: scrollBy(settled(state, context), rows, total, context.room.height) };
}

export function viewConfig(state: ConfigState, context: PaneContext): PaneContent {
  const rows = rowsOf(context);
  const { height } = context.room;
  const { cursor, top } = settled(state, context);
  return {
    rows: rows
      .slice(top, top + height)
      .map(({ spans }, i) => row(spans, top + i === cursor ? cursorIn(context.focused) : 'none')),
    scroll: rows.length > height ? { offset: top, total: rows.length } : null,
  };
}

export function titleOfConfig(): PaneTitle {
  return { title: [], note: [] };
}

function settled({ list }: ConfigState, context: PaneContext): ListPosition {
  return moveTo(list, list.cursor, rowsOf(context).length, context.room.height);
}

function rowsOf({ image, room }: PaneContext): readonly ConfigRow[] {
  return configRows(image.image, image.warnings, room.width);
}
