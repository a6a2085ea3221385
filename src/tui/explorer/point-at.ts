import { wheelHelp } from '../help/help.ts';
import type { MouseEvent } from '../input.ts';
import { type Layout, shareFor } from '../layout.ts';
import type { Setting } from '../model.ts';
import { contains } from '../screen/geometry.ts';
import { wheelViewer } from '../viewer/viewer.ts';
import type { Outcome } from '../wish.ts';
import { show } from './act.ts';
import { contextOf, layoutOf, overlayContext } from './context.ts';
import type { Explorer } from './explorer.ts';
import { panes, type PaneName } from './panes.ts';
import { tabAt } from './tabs.ts';
import { shownPanes } from './shown-panes.ts';

const rowsPerNotch = 3;

/** What the mouse does: it chooses panes, rows and tabs, scrolls, and moves the divider. */
export function pointAt(
  explorer: Explorer,
  event: MouseEvent,
  setting: Setting,
): Outcome<Explorer> {
  // Whatever lies over the divider by then.
  if (event.action === 'release') return [{ ...explorer, isDividerHeld: false }, []];
  if (explorer.prompt !== null) return [explorer, []];
  if (explorer.viewer !== null || explorer.help !== null) {
    const rows = notches(event);
    return rows === 0 ? [explorer, []] : scrollOverlay(explorer, rows, setting);
  }
  switch (event.action) {
    case 'wheel-up':
    case 'wheel-down':
      return [scrollPane(explorer, event, setting), []];
    case 'press':
      return event.button === 'left' ? press(explorer, event, setting) : [explorer, []];
    case 'drag':
      if (!explorer.isDividerHeld) return [explorer, []];
      return [{ ...explorer, leftShare: shareFor(event.column + 1, setting.size.width) }, []];
  }
}

function press(explorer: Explorer, event: MouseEvent, setting: Setting): Outcome<Explorer> {
  const layout = layoutOf(explorer, setting);
  if (isDivider(layout, event)) return [{ ...explorer, isDividerHeld: true }, []];
  const pane = paneAt(explorer, event, setting);
  if (pane === null) return [explorer, []];
  const { name, box } = pane;
  const focused: Explorer = { ...explorer, focus: focusOf(name) };
  const row = event.row - box.top - 1;
  const context = contextOf(focused, setting, name);
  if (row < 0) {
    if (name === 'layers' || name === 'details') return [focused, []];
    const { title } = panes[name].title(focused, context);
    const tab = tabAt({ view: name, box, title }, event.column, setting.keymap);
    return [tab === null ? focused : show(focused, tab), []];
  }
  return row < context.room.height ? panes[name].click(focused, row, context) : [focused, []];
}

function focusOf(name: PaneName): Explorer['focus'] {
  return name === 'layers' || name === 'details' ? name : 'view';
}

/** The two borders that stand side by side; not their first row, where the tabs are. */
function isDivider({ isFolded, view }: Layout, { column, row }: MouseEvent): boolean {
  return !isFolded && row > view.top && (column === view.left || column === view.left - 1);
}

function scrollPane(explorer: Explorer, event: MouseEvent, setting: Setting): Explorer {
  const pane = paneAt(explorer, event, setting);
  if (pane === null) return explorer;
  const context = contextOf(explorer, setting, pane.name);
  return panes[pane.name].wheel(explorer, notches(event), context);
}

/** Help, or else the file below it. */
function scrollOverlay(explorer: Explorer, rows: number, setting: Setting): Outcome<Explorer> {
  const context = overlayContext(explorer, setting);
  if (explorer.help !== null) {
    const { state, from } = explorer.help;
    const scrolled = wheelHelp(state, rows, setting.keymap, from, context);
    return [{ ...explorer, help: { state: scrolled, from } }, []];
  }
  if (explorer.viewer === null) return [explorer, []];
  const [viewer, wishes] = wheelViewer(explorer.viewer, rows, context);
  return [{ ...explorer, viewer }, wishes];
}

function notches({ action }: MouseEvent): number {
  if (action === 'wheel-up') return -rowsPerNotch;
  return action === 'wheel-down' ? rowsPerNotch : 0;
}

function paneAt(
  explorer: Explorer,
  { column, row }: MouseEvent,
  setting: Setting,
): ReturnType<typeof shownPanes>[number] | null {
  const shown = shownPanes(explorer, setting);
  return shown.find(({ box }) => contains(box, column, row)) ?? null;
}
