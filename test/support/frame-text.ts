import type { Frame } from '../../src/tui/screen/frame.ts';

/** What a frame says, row by row, without its styles; blanks at the ends do not show. */
export function frameText({ cells, width, height }: Frame): readonly string[] {
  return Array.from({ length: height }, (_, row) =>
    cells
      .slice(row * width, (row + 1) * width)
      .join('')
      .trimEnd(),
  );
}
