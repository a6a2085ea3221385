import { displayWidth, graphemesOf, graphemeWidth } from '../../text/display-width.ts';

const tab = '    ';
/** Some graphemes take two columns. */
const narrowest = 2;

/**
 * Text of one or more lines in rows of at most `width` columns, broken between words if possible.
 * A line keeps the blanks at its start.
 */
export function wrapText(text: string, width: number): readonly string[] {
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line.replaceAll('\t', tab).trimEnd(), Math.max(narrowest, width)));
}

function wrapLine(line: string, width: number): readonly string[] {
  if (displayWidth(line) <= width) return [line];
  const rows: string[] = [];
  let row = '';
  let used = 0;
  for (const word of line.match(/ *[^ ]+/g) ?? []) {
    const columns = displayWidth(word);
    if (used + columns <= width) {
      row += word;
      used += columns;
      continue;
    }
    if (row !== '') rows.push(row);
    const pieces = breakWord(row === '' ? word : word.trimStart(), width);
    row = pieces.at(-1) ?? '';
    used = displayWidth(row);
    rows.push(...pieces.slice(0, -1));
  }
  return [...rows, row];
}

/** A word in pieces of at most `width` columns. */
function breakWord(word: string, width: number): readonly string[] {
  const pieces: string[] = [];
  let piece = '';
  let used = 0;
  for (const grapheme of graphemesOf(word)) {
    const columns = graphemeWidth(grapheme);
    if (used + columns > width) {
      pieces.push(piece);
      piece = '';
      used = 0;
    }
    piece += grapheme;
    used += columns;
  }
  return [...pieces, piece];
}
