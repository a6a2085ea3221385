import type { Screen } from './screen.ts';
import { type Highlight, highlights, type Tone, tones } from './span.ts';

/** All cells of a screen, row by row from the top left. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  /** What stands in each cell: one grapheme, or `''` in the second half of a wide one. */
  readonly cells: readonly string[];
  /** How it looks: of each cell a `styleOf`. */
  readonly styles: Uint8Array;
  /** Always inside the screen. */
  readonly cursor: Screen['cursor'];
}

/** How many different styles there are; each is less. */
export const styleCount = tones.length * highlights.length;

const toneNumbers: ReadonlyMap<Tone, number> = new Map(tones.map((tone, at) => [tone, at]));
const highlightNumbers: ReadonlyMap<Highlight, number> = new Map(
  highlights.map((highlight, at) => [highlight, at]),
);

/** Tone and highlight as one number. */
export function styleOf(tone: Tone, highlight: Highlight): number {
  return (highlightNumbers.get(highlight) ?? 0) * tones.length + (toneNumbers.get(tone) ?? 0);
}

export function toneOf(style: number): Tone {
  return tones[style % tones.length] ?? 'text';
}

export function highlightOf(style: number): Highlight {
  return highlights[Math.floor(style / tones.length)] ?? 'none';
}
