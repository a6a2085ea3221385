/** Blocks folded away under a line of HTML. */
export function details(summary: string, blocks: readonly string[]): string {
  // Only what a blank line sets apart from HTML is Markdown again.
  return [
    '<details>',
    `<summary>${summary}</summary>`,
    '',
    blocks.join('\n\n'),
    '',
    '</details>',
  ].join('\n');
}
