import { Canvas } from './canvas.ts';
import type { Frame } from './frame.ts';
import type { Glyphs } from './glyphs.ts';
import { drawBorder } from './pane-border.ts';
import { insideOf, type Pane, type Screen } from './screen.ts';
import { row } from './span.ts';

const blank = row([]);

/**
 * All that is to be seen, cell by cell. Whatever the spans say, it is safe to send to a terminal:
 * no control character gets into a cell. Panes cover strips.
 */
export function compose(screen: Screen, glyphs: Glyphs): Frame {
  const canvas = new Canvas(screen.size);
  for (const strip of screen.strips) canvas.row(strip.left, strip.top, strip.width, strip.row);
  for (const pane of screen.panes) {
    drawBorder(canvas, pane, glyphs);
    drawContent(canvas, pane);
  }
  return canvas.finish(screen.cursor);
}

function drawContent(canvas: Canvas, { box, content }: Pane): void {
  const { width, height } = insideOf(box);
  for (let at = 0; at < height; at++) {
    canvas.row(box.left + 1, box.top + 1 + at, width, content.rows[at] ?? blank);
  }
}
