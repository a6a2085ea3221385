import {
  clickConfig,
  titleOfConfig,
  updateConfig,
  viewConfig,
  wheelConfig,
} from '../config/config.ts';
import {
  clickDuplicates,
  titleOfDuplicates,
  updateDuplicates,
  viewDuplicates,
  wheelDuplicates,
} from '../duplicates/duplicates.ts';
import { clickFiles, titleOfFiles, updateFiles, viewFiles, wheelFiles } from '../files/files.ts';
import {
  clickFindings,
  titleOfFindings,
  updateFindings,
  viewFindings,
  wheelFindings,
} from '../findings/findings.ts';
import type { Action, Scope } from '../keys/action.ts';
import {
  clickLargest,
  titleOfLargest,
  updateLargest,
  viewLargest,
  wheelLargest,
} from '../largest/largest.ts';
import { titleOfDetails, updateDetails, viewDetails, wheelDetails } from '../layers/details.ts';
import {
  clickLayers,
  titleOfLayers,
  updateLayers,
  viewLayers,
  wheelLayers,
} from '../layers/layers.ts';
import type { PaneContext } from '../pane-context.ts';
import type { PaneContent } from '../screen/screen.ts';
import type { PaneTitle } from '../pane-title.ts';
import { clickWaste, titleOfWaste, updateWaste, viewWaste, wheelWaste } from '../waste/waste.ts';
import type { Outcome } from '../wish.ts';
import type { Explorer, ViewName } from './explorer.ts';

/** What every pane can do with its own state. */
interface PaneOf<State> {
  readonly scope: Scope;
  readonly read: (explorer: Explorer) => State;
  readonly write: (explorer: Explorer, state: State) => Explorer;
  readonly update: (state: State, action: Action, context: PaneContext) => Outcome<State>;
  readonly click: (state: State, row: number, context: PaneContext) => Outcome<State>;
  readonly wheel: (state: State, rows: number, context: PaneContext) => State;
  readonly view: (state: State, context: PaneContext) => PaneContent;
  readonly title: (state: State, context: PaneContext) => PaneTitle;
}

/** The same, as seen by the explorer that holds the state. */
export interface BoundPane {
  readonly scope: Scope;
  update(explorer: Explorer, action: Action, context: PaneContext): Outcome<Explorer>;
  click(explorer: Explorer, row: number, context: PaneContext): Outcome<Explorer>;
  wheel(explorer: Explorer, rows: number, context: PaneContext): Explorer;
  view(explorer: Explorer, context: PaneContext): PaneContent;
  title(explorer: Explorer, context: PaneContext): PaneTitle;
}

export type PaneName = 'layers' | 'details' | ViewName;

export const panes: Readonly<Record<PaneName, BoundPane>> = {
  layers: bind({
    scope: 'layers',
    read: ({ layers }) => layers,
    write: (explorer, layers) => ({ ...explorer, layers }),
    update: updateLayers,
    click: clickLayers,
    wheel: wheelLayers,
    view: viewLayers,
    title: titleOfLayers,
  }),
  details: bind({
    scope: 'details',
    read: ({ details }) => details,
    write: (explorer, details) => ({ ...explorer, details }),
    update: updateDetails,
    click: (state) => [state, []],
    wheel: wheelDetails,
    view: viewDetails,
    title: titleOfDetails,
  }),
  files: bind({
    scope: 'files',
    read: ({ files }) => files,
    write: (explorer, files) => ({ ...explorer, files }),
    update: updateFiles,
    click: clickFiles,
    wheel: wheelFiles,
    view: viewFiles,
    title: titleOfFiles,
  }),
  waste: bind({
    scope: 'waste',
    read: ({ waste }) => waste,
    write: (explorer, waste) => ({ ...explorer, waste }),
    update: updateWaste,
    click: clickWaste,
    wheel: wheelWaste,
    view: viewWaste,
    title: titleOfWaste,
  }),
  largest: bind({
    scope: 'largest',
    read: ({ largest }) => largest,
    write: (explorer, largest) => ({ ...explorer, largest }),
    update: updateLargest,
    click: clickLargest,
    wheel: wheelLargest,
    view: viewLargest,
    title: titleOfLargest,
  }),
  duplicates: bind({
    scope: 'groups',
    read: ({ duplicates }) => duplicates,
    write: (explorer, duplicates) => ({ ...explorer, duplicates }),
    update: updateDuplicates,
    click: clickDuplicates,
    wheel: wheelDuplicates,
    view: viewDuplicates,
    title: titleOfDuplicates,
  }),
  config: bind({
    scope: 'config',
    read: ({ config }) => config,
    write: (explorer, config) => ({ ...explorer, config }),
    update: updateConfig,
    click: clickConfig,
    wheel: wheelConfig,
    view: viewConfig,
    title: titleOfConfig,
  }),
  findings: bind({
    scope: 'groups',
    read: ({ findings }) => findings,
    write: (explorer, findings) => ({ ...explorer, findings }),
    update: updateFindings,
    click: clickFindings,
    wheel: wheelFindings,
    view: viewFindings,
    title: titleOfFindings,
  }),
};

/** The pane that the keyboard works in. */
export function focusedPane({ focus, view }: Explorer): PaneName {
  return focus === 'view' ? view : focus;
}

function bind<State>(pane: PaneOf<State>): BoundPane {
  const { read, write } = pane;
  const put = (explorer: Explorer, [state, wishes]: Outcome<State>): Outcome<Explorer> => [
    write(explorer, state),
    wishes,
  ];
  return {
    scope: pane.scope,
    update: (explorer, action, context) =>
      put(explorer, pane.update(read(explorer), action, context)),
    click: (explorer, row, context) => put(explorer, pane.click(read(explorer), row, context)),
    wheel: (explorer, rows, context) => write(explorer, pane.wheel(read(explorer), rows, context)),
    view: (explorer, context) => pane.view(read(explorer), context),
    title: (explorer, context) => pane.title(read(explorer), context),
  };
}
