import type { Size } from './geometry.ts';
import type { PaneContent } from './screen.ts';
import { row, span } from './span.ts';
import { wrapText } from './wrap-text.ts';

/** A few words in place of rows. */
export function messageContent(words: string, { width, height }: Size): PaneContent {
  const lines = wrapText(words, width).slice(0, height);
  return { rows: lines.map((line) => row([span(line, 'dim')])), scroll: null };
}
