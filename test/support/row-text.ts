import type { Row } from '../../src/tui/screen/span.ts';

/** What a row says, without its tones; blanks at its end do not show. */
export function rowText({ spans }: Row): string {
  return spans
    .map(({ text }) => text)
    .join('')
    .trimEnd();
}
