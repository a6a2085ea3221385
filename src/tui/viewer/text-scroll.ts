import type { Scroll } from '../screen/screen.ts';
import type { Pager } from './pager.ts';
import type { TextRow } from './text-rows.ts';
import type { Windows } from './windows.ts';

/** How far rows of text are scrolled, measured in such rows; null where they are all there is. */
export function textScroll({ file, wraps }: Pager, rows: readonly TextRow[]): Scroll | null {
  const [first, last] = [rows[0], rows.at(-1)];
  if (first === undefined || last === undefined) return null;
  const before = offsetAt(first, first.index);
  const after = file.size - offsetAt(last, last.index + 1);
  if (before === 0 && after === 0) return null;
  // A line that is wrapped, or so long that it is broken, has more rows than one.
  const isByLine = file.isSmall && !wraps && rows.every(({ isFirst }) => isFirst);
  if (isByLine) return { offset: file.newlinesBefore(first.start), total: linesOf(file) };
  const bytesPerRow = (file.size - before - after) / rows.length;
  // Whatever is hidden takes a row at least.
  const rowsOf = (bytes: number): number => Math.ceil(bytes / bytesPerRow);
  const offset = rowsOf(before);
  return { offset, total: offset + rows.length + rowsOf(after) };
}

/** Where the row `index` of a line begins, if all of its rows had as many bytes. */
function offsetAt({ start, end, count }: TextRow, index: number): number {
  return start + ((end - start) * index) / count;
}

const newline = 10;

/** The last one may lack its end. */
function linesOf(file: Windows): number {
  const isEnded = file.bytes(file.size - 1, file.size)[0] === newline;
  return file.newlinesBefore(file.size) + (isEnded ? 0 : 1);
}
