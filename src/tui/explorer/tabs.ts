import { displayWidth } from '../../text/display-width.ts';
import { type Keymap, keysFor } from '../keys/keymap.ts';
import type { PaneTitle } from '../pane-title.ts';
import { spansWidth } from '../screen/columns.ts';
import type { Box } from '../screen/geometry.ts';
import { type Span, span } from '../screen/span.ts';
import { type ViewName, viewNames } from './explorer.ts';

const names: Readonly<Record<ViewName, string>> = {
  files: 'Files',
  waste: 'Waste',
  largest: 'Largest',
  duplicates: 'Duplicates',
  config: 'Config',
  findings: 'Findings',
};

/** Columns that stand before the first tab: the corner of the border, and a blank. */
const indent = 2;

/** Where tabs stand: in the upper border of `box`, with the shown view's title behind them. */
export interface TabPlace {
  readonly view: ViewName;
  readonly box: Box;
  readonly title: PaneTitle['title'];
}

/** The views by name; where there is little room, the hidden ones by their keys only. */
export function tabSpans(place: TabPlace, keymap: Keymap): readonly Span[] {
  return shownTabs(place, keymap).flatMap(({ text, isShown }) => [
    span(text, isShown ? 'title' : 'dim'),
    span(' ', 'dim'),
  ]);
}

/** The view whose tab stands at a column of the screen. */
export function tabAt(place: TabPlace, column: number, keymap: Keymap): ViewName | null {
  let start = place.box.left + indent;
  for (const tab of shownTabs(place, keymap)) {
    const end = start + displayWidth(tab.text);
    if (column >= start && column < end) return tab.view;
    start = end + 1;
  }
  return null;
}

interface ShownTab {
  readonly view: ViewName;
  readonly text: string;
  readonly isShown: boolean;
}

function shownTabs({ view: shown, box, title }: TabPlace, keymap: Keymap): readonly ShownTab[] {
  const whole = viewNames.map((view) => shownTab(view, shown, keymap, true));
  const needed = whole.reduce((sum, { text }) => sum + displayWidth(text) + 1, 2 * indent);
  if (needed + spansWidth(title) <= box.width) return whole;
  return viewNames.map((view) => shownTab(view, shown, keymap, view === shown));
}

function shownTab(view: ViewName, shown: ViewName, keymap: Keymap, isNamed: boolean): ShownTab {
  const [key = names[view].charAt(0)] = keysFor(keymap, 'files', `show-${view}`);
  const isShown = view === shown;
  const text = isNamed ? `${key} ${names[view]}` : key;
  return { view, text: isShown ? `[${text}]` : text, isShown };
}
