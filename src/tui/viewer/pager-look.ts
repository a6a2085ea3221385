import type { PaneContext } from '../pane-context.ts';
import { bytesPerRow, offsetWidth } from './hex-rows.ts';
import { diffTone } from './diff-tone.ts';
import type { Pager } from './pager.ts';
import type { TextLook } from './text-rows.ts';

/** Narrower rooms are for the text alone. */
const narrow = 24;
const fewestDigits = 3;
const gap = 2;

/** Columns left of the text, with the gap behind them: of line numbers, or of offsets. */
export function gutterOf({ file, kind }: Pager, width: number): number {
  if (kind === 'diff' || width < narrow) return 0;
  if (!file.isSmall) return offsetWidth(file.size) + gap;
  const lines = file.newlinesBefore(file.size) + 1;
  return Math.max(fewestDigits, String(lines).length) + gap;
}

/** How the text of a pager is laid out in a room. */
export function textLook(pager: Pager, { room, glyphs }: PaneContext): TextLook {
  const width = Math.max(1, room.width - gutterOf(pager, room.width));
  return {
    height: room.height,
    width,
    wrap: pager.wraps ? width : null,
    left: pager.wraps ? 0 : pager.left,
    ellipsis: glyphs.ellipsis,
    pattern: pager.search?.pattern ?? null,
    toneOf: pager.kind === 'diff' ? diffTone : () => 'text',
  };
}

/** How many bytes a row of a pager in hex has. */
export function hexCount({ file }: Pager, { room }: PaneContext): number {
  return bytesPerRow(file.size, room.width);
}

/** The first byte on the screen of a pager in hex. */
export function hexTop(pager: Pager, context: PaneContext): number {
  const count = hexCount(pager, context);
  return pager.top.offset - (pager.top.offset % count);
}
