import { highlightOf, styleCount, toneOf } from '../screen/frame.ts';
import type { Highlight, Tone } from '../screen/span.ts';

/** How something looks; what is left out is as the terminal has it. Colours are 0 to 255. */
export interface Look {
  readonly foreground?: number;
  readonly background?: number;
  readonly bold?: true;
  readonly underline?: true;
  readonly inverse?: true;
}

/** How tones look, and how a highlighted row looks wherever its tones leave it open. */
export interface Theme {
  readonly tones: Readonly<Record<Tone, Look>>;
  readonly highlights: Readonly<Record<Highlight, Look>>;
}

/** How a style of a frame looks. */
export function lookOf(theme: Theme, style: number): Look {
  return { ...theme.highlights[highlightOf(style)], ...theme.tones[toneOf(style)] };
}

/** The attribute that a cell of blessed has for each style. */
export function attributesOf(theme: Theme): Int32Array {
  return Int32Array.from({ length: styleCount }, (_, style) => attributeOf(lookOf(theme, style)));
}

const terminalsOwn = 0x1ff;

/** Flags, foreground and background, of 9 bits each. */
function attributeOf({ foreground, background, bold, underline, inverse }: Look): number {
  const flags = (bold ? 1 : 0) | (underline ? 2 : 0) | (inverse ? 8 : 0);
  return (flags << 18) | ((foreground ?? terminalsOwn) << 9) | (background ?? terminalsOwn);
}
