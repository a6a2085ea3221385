type Align = 'left' | 'right';

export interface MarkdownColumn {
  readonly head: string;
  readonly align: Align;
}

const rulers: Readonly<Record<Align, string>> = { left: '---', right: '--:' };

/** A table of cells that are Markdown already; none of them has a bar or a line end. */
export function markdownTable(
  columns: readonly MarkdownColumn[],
  rows: readonly (readonly string[])[],
): string {
  const heads = columns.map(({ head }) => head);
  const ruler = columns.map(({ align }) => rulers[align]);
  return [heads, ruler, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
