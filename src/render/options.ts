/** What a text is made for. */
export interface RenderOptions {
  /** Columns that no line exceeds. */
  readonly width: number;
  /** Whether colours may be used; nothing is told by colour alone. */
  readonly color: boolean;
  /** Whether our own glyphs must be ASCII. Names from the image are not changed. */
  readonly ascii: boolean;
}
