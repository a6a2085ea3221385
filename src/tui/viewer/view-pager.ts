import { padStart } from '../../text/cut.ts';
import type { PaneContext } from '../pane-context.ts';
import type { PaneContent } from '../screen/screen.ts';
import { row, type Span, span } from '../screen/span.ts';
import { hexRows, offsetText } from './hex-rows.ts';
import type { Match } from './pattern.ts';
import type { Pager } from './pager.ts';
import { gutterOf, hexCount, hexTop, textLook } from './pager-look.ts';
import { attempt } from './reading.ts';
import { type TextRow, textRows } from './text-rows.ts';
import { textScroll } from './text-scroll.ts';

/** The visible rows of a pager; null as long as they cannot be known. */
export function viewPager(pager: Pager, context: PaneContext): PaneContent | null {
  switch (pager.format) {
    case 'text':
      return viewText(pager, context);
    case 'hex':
      return viewHex(pager, context);
    case null:
      return null;
  }
}

function viewText(pager: Pager, context: PaneContext): PaneContent | null {
  const { file, top, search } = pager;
  const { room } = context;
  const shown = attempt(file, textRows(file, top, textLook(pager, context)));
  if (shown.kind === 'missing') return null;
  const rows = shown.value;
  const gutters = guttersOf(pager, rows, room.width);
  const current = search?.current ?? null;
  return {
    rows: rows.map((line, i) => {
      const isCurrent = current !== null && hasMatch(line, current);
      return row([...(gutters[i] ?? []), ...line.spans], isCurrent ? 'cursor' : 'none');
    }),
    scroll: textScroll(pager, rows),
  };
}

/** Whether it is on this row; where a line is wrapped, on a row of it that has a match. */
function hasMatch({ start, end, spans }: TextRow, match: Match): boolean {
  const isInLine = match.start >= start && match.start < end;
  return isInLine && spans.some(({ tone }) => tone === 'match');
}

function viewHex(pager: Pager, context: PaneContext): PaneContent | null {
  const { file, search } = pager;
  const { height } = context.room;
  const top = hexTop(pager, context);
  const reading = hexRows(
    file,
    top,
    context.room,
    search?.pattern ?? null,
    search?.current ?? null,
  );
  const shown = attempt(file, reading);
  if (shown.kind === 'missing') return null;
  const count = hexCount(pager, context);
  const total = Math.ceil(file.size / count);
  const scroll = total > height ? { offset: top / count, total } : null;
  return { rows: shown.value, scroll };
}

/** What stands left of the rows: numbers of lines, of a large file offsets; of a diff nothing. */
function guttersOf(
  pager: Pager,
  rows: readonly TextRow[],
  width: number,
): readonly (readonly Span[])[] {
  const columns = gutterOf(pager, width);
  if (columns === 0) return [];
  const { file, top } = pager;
  let number = file.isSmall ? file.newlinesBefore(top.offset) + 1 : 0;
  return rows.map(({ start, isFirst }, i) => {
    if (isFirst && i > 0) number++;
    const label = file.isSmall ? String(number) : offsetText(start, file.size);
    return [span(`${padStart(isFirst ? label : '', columns - 2)}  `, 'dim')];
  });
}
