import { cutEnd } from '../../text/cut.ts';
import { displayWidth } from '../../text/display-width.ts';
import type { Canvas } from './canvas.ts';
import { spansWidth } from './columns.ts';
import { styleOf } from './frame.ts';
import type { Glyphs } from './glyphs.ts';
import type { Pane, Scroll } from './screen.ts';
import type { Span } from './span.ts';

/** Columns of the upper border in front of a title, and behind a note: a corner and a blank. */
const titleIndent = 2;

/** Of a note that is cut to less nothing can be understood, of a figure least of all. */
const leastNote = 12;

/** The border of a pane, with its titles and its scroll bar. */
export function drawBorder(canvas: Canvas, pane: Pane, glyphs: Glyphs): void {
  const { left, top, width, height } = pane.box;
  if (width < 2 || height < 2) return;
  const style = styleOf(pane.focused ? 'border-focused' : 'border', 'none');
  drawUpper(canvas, pane, glyphs, style);
  drawSides(canvas, pane, glyphs, style);
  const bottom = top + height - 1;
  const right = left + width - 1;
  canvas.text(left, bottom, right, glyphs.bottomLeft, style);
  canvas.fill(left + 1, bottom, right, glyphs.horizontal, style);
  canvas.text(right, bottom, right + 1, glyphs.bottomRight, style);
}

/** With ` title ` at the left and ` note ` at the right end. */
function drawUpper(canvas: Canvas, pane: Pane, glyphs: Glyphs, style: number): void {
  const { left, top, width } = pane.box;
  const right = left + width - 1;
  const { focused } = pane;
  canvas.text(left, top, right, focused ? glyphs.focusedTopLeft : glyphs.topLeft, style);
  canvas.fill(left + 1, top, right, focused ? glyphs.focusedHorizontal : glyphs.horizontal, style);
  canvas.text(right, top, right + 1, focused ? glyphs.focusedTopRight : glyphs.topRight, style);

  const start = left + titleIndent;
  const end = left + width - titleIndent;
  const title = cutSpans(pane.title, end - start, glyphs.ellipsis);
  const titleEnd = drawFramed(canvas, start, top, title, style);
  // A blank behind the title, a piece of the border, a blank before the note.
  const room = title.length === 0 ? end - start : end - titleEnd - 3;
  const note = cutSpans(pane.note, room, glyphs.ellipsis);
  const isClear = spansWidth(pane.note) <= room || room >= leastNote;
  if (isClear) drawFramed(canvas, end - spansWidth(note), top, note, style);
}

/** Spans with a blank on either side; returns the column behind the spans. */
function drawFramed(
  canvas: Canvas,
  left: number,
  top: number,
  spans: readonly Span[],
  style: number,
): number {
  if (spans.length === 0) return left;
  const end = left + spansWidth(spans);
  canvas.fill(left - 1, top, end + 1, ' ', style);
  canvas.spans(left, top, end, spans);
  return end;
}

function drawSides(canvas: Canvas, pane: Pane, glyphs: Glyphs, style: number): void {
  const { left, top, width, height } = pane.box;
  const right = left + width - 1;
  const thumb = thumbOf(pane.content.scroll, height - 2);
  for (let at = 0; at < height - 2; at++) {
    const isThumb = thumb !== null && at >= thumb.start && at < thumb.end;
    canvas.text(left, top + 1 + at, right, glyphs.vertical, style);
    const glyph = isThumb ? glyphs.scrollThumb : glyphs.vertical;
    canvas.text(right, top + 1 + at, right + 1, glyph, style);
  }
}

interface Thumb {
  readonly start: number;
  readonly end: number;
}

/** The rows of the border that stand for what is visible; at an end only at the very end. */
function thumbOf(scroll: Scroll | null, height: number): Thumb | null {
  if (scroll === null || height < 1 || scroll.total <= height) return null;
  const size = Math.max(1, Math.round((height * height) / scroll.total));
  const free = height - size;
  const hidden = scroll.total - height;
  const start = startOf(Math.min(scroll.offset / hidden, 1), free);
  return { start, end: start + size };
}

function startOf(share: number, free: number): number {
  if (share === 0 || share === 1 || free < 2) return Math.round(share * free);
  return Math.max(1, Math.min(Math.round(share * free), free - 1));
}

/** The spans in at most `width` columns; the one that does not fit ends with `ellipsis`. */
function cutSpans(spans: readonly Span[], width: number, ellipsis: string): readonly Span[] {
  const kept: Span[] = [];
  let room = width;
  for (const { text, tone } of spans) {
    const cut = cutEnd(text, room, ellipsis);
    if (cut !== '') kept.push({ text: cut, tone });
    if (cut !== text) break;
    room -= displayWidth(text);
  }
  return kept;
}
