/** The signs that the explorer is drawn with. */
export interface Glyphs {
  readonly added: string;
  readonly modified: string;
  readonly removed: string;
  /** Listed again by the layer, without a difference. */
  readonly unmodified: string;
  /** Something below the directory changed. */
  readonly below: string;
  readonly expanded: string;
  readonly collapsed: string;
  readonly arrow: string;
  readonly dot: string;
  /** Something was found that should be changed. */
  readonly finding: string;
  readonly ellipsis: string;
  /** A cell of a bar by eighths, from one to all of it; ASCII has whole cells only. */
  readonly eighths: readonly string[];
  readonly shade: string;
  readonly horizontal: string;
  readonly vertical: string;
  readonly topLeft: string;
  readonly topRight: string;
  readonly bottomLeft: string;
  readonly bottomRight: string;
  /** The upper border of the pane that has the keyboard. */
  readonly focusedHorizontal: string;
  readonly focusedTopLeft: string;
  readonly focusedTopRight: string;
  readonly scrollThumb: string;
}

export const unicodeGlyphs: Glyphs = {
  added: '+',
  modified: '~',
  removed: '-',
  unmodified: '=',
  below: '·',
  expanded: '▾',
  collapsed: '▸',
  arrow: '→',
  dot: '·',
  finding: '!',
  ellipsis: '…',
  eighths: ['▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'],
  shade: '░',
  horizontal: '─',
  vertical: '│',
  topLeft: '┌',
  topRight: '┐',
  bottomLeft: '└',
  bottomRight: '┘',
  focusedHorizontal: '═',
  focusedTopLeft: '╒',
  focusedTopRight: '╕',
  scrollThumb: '┃',
};

export const asciiGlyphs: Glyphs = {
  added: '+',
  modified: '~',
  removed: '-',
  unmodified: '=',
  below: '.',
  expanded: 'v',
  collapsed: '>',
  arrow: '->',
  dot: '-',
  finding: '!',
  ellipsis: '..',
  eighths: ['', '', '', '#', '#', '#', '#', '#'],
  shade: '.',
  horizontal: '-',
  vertical: '|',
  topLeft: '+',
  topRight: '+',
  bottomLeft: '+',
  bottomRight: '+',
  focusedHorizontal: '=',
  focusedTopLeft: '+',
  focusedTopRight: '+',
  scrollThumb: '#',
};
