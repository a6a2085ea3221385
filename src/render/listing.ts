import type { ListedChange, ListingRow } from '../report/listing.ts';
import { padEnd, padStart } from '../text/cut.ts';
import { formatMode } from '../text/mode.ts';
import { formatSize } from '../text/size.ts';
import { formatTime } from '../text/time.ts';
import { paint, type Span, span, type Style } from './line.ts';
import { glyphsOf } from './glyphs.ts';
import type { RenderOptions } from './options.ts';
import { inPieces } from './pieces.ts';
import { shownName, shownPath } from './shown-path.ts';

const changes: Readonly<Record<ListedChange, { readonly glyph: string; readonly style: Style }>> = {
  added: { glyph: '+', style: 'good' },
  modified: { glyph: '~', style: 'warn' },
  removed: { glyph: '-', style: 'bad' },
};

const sizeWidth = '1.00 kB'.length;
const timeWidth = '2025-11-20 14:03'.length;

/**
 * One line for each path: mode, owner, size, time and name, as `ls -l` has them; before them what
 * the layer did to it, where the rows say so. Lines are never cut, so that names can be used.
 */
export function renderListing(
  rows: readonly ListingRow[],
  options: RenderOptions,
): Iterable<string> {
  return inPieces(lineTexts(rows, options));
}

function* lineTexts(rows: readonly ListingRow[], options: RenderOptions): Generator<string> {
  const ownerWidth = rows.reduce((most, row) => Math.max(most, ownerOf(row).length), 0);
  for (const row of rows) {
    const line = [
      ...changeSpans(row),
      ...attributeSpans(row, ownerWidth),
      ...nameSpans(row, options),
    ];
    yield `${paint(line, options.color)}\n`;
  }
}

function changeSpans({ change }: ListingRow): readonly Span[] {
  if (change === undefined) return [];
  const { glyph, style } = changes[change];
  return [span(glyph, style), span(' ')];
}

function attributeSpans(row: ListingRow, ownerWidth: number): readonly Span[] {
  const time = row.mtime === null ? '-' : (formatTime(row.mtime) ?? '-');
  const size = row.type === 'file' ? formatSize(row.size) : '-';
  return [
    span(`${formatMode(row.type, row.mode)}  ${padEnd(ownerOf(row), ownerWidth)}  `, 'quiet'),
    span(`${padStart(size, sizeWidth)}  `),
    span(`${padEnd(time, timeWidth)}  `, 'quiet'),
  ];
}

function ownerOf({ uid, gid }: ListingRow): string {
  return uid === null || gid === null ? '-' : `${uid}:${gid}`;
}

function nameSpans(row: ListingRow, options: RenderOptions): readonly Span[] {
  const name = span(shownPath(row), row.type === 'directory' ? 'accent' : 'plain');
  if (row.linkTarget === null) return [name];
  const target = shownName(row.linkTarget, row.linkTargetBase64);
  return [name, span(` ${glyphsOf(options).arrow} ${target}`, 'quiet')];
}
