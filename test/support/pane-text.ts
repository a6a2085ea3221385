import type { PaneTitle } from '../../src/tui/pane-title.ts';
import type { PaneContent } from '../../src/tui/screen/screen.ts';
import { rowText } from './row-text.ts';

/** The rows of a pane, each on a line of its own. */
export function paneText({ rows }: PaneContent): string {
  return `\n${rows.map(rowText).join('\n')}\n`;
}

/** What a pane's upper border says at its left and right end. */
export function titleText({ title, note }: PaneTitle): readonly [string, string] {
  const text = (spans: PaneTitle['title']): string => spans.map((span) => span.text).join('');
  return [text(title), text(note)];
}
