/**
 * What a piece of text means; a theme says how that looks. Wherever a tone tells something, the
 * text beside it tells it too.
 */
export const tones = [
  'text',
  'dim',
  'strong',
  'title',
  'key',
  'directory',
  'link',
  'added',
  'modified',
  'removed',
  'good',
  'warn',
  'bad',
  'bar',
  'waste',
  'match',
  'border',
  'border-focused',
] as const;
export type Tone = (typeof tones)[number];

/** Text of one tone: escaped, on one line, without tabs. */
export interface Span {
  readonly text: string;
  readonly tone: Tone;
}

/** How a whole row stands out. */
export const highlights = ['none', 'cursor', 'cursor-elsewhere', 'marked'] as const;
export type Highlight = (typeof highlights)[number];

/** One row of a pane; what does not fit is cut off, what is left over is blank. */
export interface Row {
  readonly spans: readonly Span[];
  readonly highlight: Highlight;
}

export function span(text: string, tone: Tone = 'text'): Span {
  return { text, tone };
}

export function row(spans: readonly Span[], highlight: Highlight = 'none'): Row {
  return { spans, highlight };
}
