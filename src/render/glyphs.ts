/** The signs that the texts are drawn with. */
export interface Glyphs {
  readonly pass: string;
  readonly warn: string;
  readonly fail: string;
  readonly off: string;
  readonly arrow: string;
  readonly dot: string;
  readonly rule: string;
  readonly ellipsis: string;
  /** Cells of a bar: what counts, and what is reclaimable. */
  readonly full: string;
  readonly shade: string;
  /** A bar that is shorter than a cell. */
  readonly sliver: string;
}

const unicode: Glyphs = {
  pass: '✓',
  warn: '!',
  fail: '✗',
  off: '–',
  arrow: '→',
  dot: '·',
  rule: '─',
  ellipsis: '…',
  full: '█',
  shade: '░',
  sliver: '▏',
};

const ascii: Glyphs = {
  pass: '+',
  warn: '!',
  fail: 'x',
  off: '-',
  arrow: '->',
  dot: '-',
  rule: '-',
  ellipsis: '...',
  full: '#',
  shade: '.',
  sliver: '|',
};

export function glyphsOf(options: { readonly ascii: boolean }): Glyphs {
  return options.ascii ? ascii : unicode;
}
