import type { Setting } from '../model.ts';
import type { Box } from '../screen/geometry.ts';
import { layoutOf } from './context.ts';
import type { Explorer } from './explorer.ts';
import type { PaneName } from './panes.ts';

export interface ShownPane {
  readonly name: PaneName;
  readonly box: Box;
}

/** The panes that have room now, and where they stand. */
export function shownPanes(explorer: Explorer, setting: Setting): readonly ShownPane[] {
  const layout = layoutOf(explorer, setting);
  const { layers, details, view, isFolded } = layout;
  const left: readonly ShownPane[] = [
    { name: 'layers', box: layers },
    ...(details === null ? [] : [{ name: 'details' as const, box: details }]),
  ];
  const right: ShownPane = { name: explorer.view, box: view };
  if (!isFolded) return [...left, right];
  return explorer.focus === 'view' ? [right] : left;
}

/** Brings the keyboard back from details that have lost their room. */
export function focusShown(explorer: Explorer, setting: Setting): Explorer {
  const isLost = explorer.focus === 'details' && layoutOf(explorer, setting).details === null;
  return isLost ? { ...explorer, focus: 'layers' } : explorer;
}
