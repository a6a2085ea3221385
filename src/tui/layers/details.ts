import { escapeLines } from '../../text/escape.ts';
import type { Action } from '../keys/action.ts';
import type { PaneContext } from '../pane-context.ts';
import type { PaneTitle } from '../pane-title.ts';
import { messageContent } from '../screen/message.ts';
import { moveText, scrollText, textContent } from '../screen/scroll.ts';
import type { PaneContent } from '../screen/screen.ts';
import { type Row, span } from '../screen/span.ts';
import type { Outcome } from '../wish.ts';
import { detailRows } from './detail-rows.ts';

/** How far the selected layer's details are scrolled. */
export interface DetailsState {
  readonly top: number;
}

export const detailsStart: DetailsState = { top: 0 };

export function updateDetails(
  state: DetailsState,
  action: Action,
  context: PaneContext,
): Outcome<DetailsState> {
  const { image, look, room } = context;
  const layer = image.image.layers[look.last];
  if (action === 'copy-path' && layer !== undefined) {
    return [state, [{ kind: 'copy', text: escapeLines(layer.instruction) }]];
  }
  return [{ top: moveText(state.top, action, rowsOf(context).length, room.height) }, []];
}

export function wheelDetails(
  state: DetailsState,
  rows: number,
  context: PaneContext,
): DetailsState {
  return { top: scrollText(state.top, rows, rowsOf(context).length, context.room.height) };
}

export function viewDetails(state: DetailsState, context: PaneContext): PaneContent {
  const rows = rowsOf(context);
  if (rows.length === 0) return messageContent('The image has no layers.', context.room);
  return textContent(rows, state.top, context.room.height);
}

export function titleOfDetails(_state: DetailsState, { image, look }: PaneContext): PaneTitle {
  const { base, layers } = image.image;
  const name = layers.length === 0 ? 'Layer' : `Layer ${look.last}`;
  const note = look.last < base.count ? [span('base', 'dim')] : [];
  return { title: [span(name, 'title')], note };
}

function rowsOf({ image, look, room, glyphs }: PaneContext): readonly Row[] {
  return detailRows(image, look.first, look.last, room.width, glyphs);
}
