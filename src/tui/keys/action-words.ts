import type { Action } from './action.ts';

export interface ActionWords {
  /** A word or two, for the status line. */
  readonly hint: string;
  /** What it does, in few words, for the help page. */
  readonly help: string;
}

export const actionWords: Readonly<Record<Action, ActionWords>> = {
  quit: { hint: 'quit', help: 'leave layerscope' },
  help: { hint: 'help', help: 'show the keys, or hide them' },
  close: { hint: 'close', help: 'close, or clear the filter or the mark' },
  redraw: { hint: 'redraw', help: 'draw the screen afresh' },
  suspend: { hint: 'suspend', help: 'go to the shell; fg comes back' },
  'focus-next': { hint: 'pane', help: 'go to the next pane' },
  'focus-previous': { hint: 'pane back', help: 'go to the pane before' },
  'show-layers': { hint: 'layers', help: 'go to the layers' },
  'show-details': { hint: 'details', help: 'go to the details of the layer' },
  'show-files': { hint: 'files', help: 'show the files' },
  'show-waste': { hint: 'waste', help: 'show what is wasted, and why' },
  'show-largest': { hint: 'largest', help: 'show the largest files' },
  'show-duplicates': { hint: 'duplicates', help: 'show equal contents' },
  'show-config': { hint: 'config', help: "show the image's config" },
  'show-findings': { hint: 'findings', help: 'show what to change, and why' },
  widen: { hint: 'widen', help: 'widen the left side' },
  narrow: { hint: 'narrow', help: 'narrow the left side' },

  up: { hint: 'up', help: 'go up one row' },
  down: { hint: 'down', help: 'go down one row' },
  left: { hint: 'left', help: 'fold, or go to the parent; scroll left' },
  right: { hint: 'right', help: 'unfold, or go in; scroll right' },
  'page-up': { hint: 'page up', help: 'go up one page' },
  'page-down': { hint: 'page down', help: 'go down one page' },
  first: { hint: 'first', help: 'go to the first row' },
  last: { hint: 'last', help: 'go to the last row' },
  open: { hint: 'open', help: 'open the file, or go to it' },
  'copy-path': { hint: 'copy', help: 'copy the path or what is there' },
  extract: { hint: 'extract', help: 'save the file, directory or layer' },

  'layer-previous': { hint: 'layer before', help: 'go to the layer before' },
  'layer-next': { hint: 'layer after', help: 'go to the layer after' },
  'look-layer': { hint: 'this layer', help: 'show the changes of this layer' },
  'look-aggregated': { hint: 'aggregated', help: 'show all changes up to this layer' },
  'mark-range': { hint: 'range', help: 'mark several layers, from here on' },
  'extract-layer': { hint: 'extract layer', help: 'save all files as of this layer' },

  toggle: { hint: 'fold', help: 'fold or unfold' },
  'toggle-all': { hint: 'fold all', help: 'fold or unfold everything' },
  'expand-changes': { hint: 'changes', help: 'unfold as far as there are changes' },
  filter: { hint: 'filter', help: 'filter by path, size or kind of change' },
  'next-match': { hint: 'next', help: 'go to the next match' },
  'previous-match': { hint: 'previous', help: 'go to the match before' },
  'show-added': { hint: 'added', help: 'show or hide what was added' },
  'show-removed': { hint: 'removed', help: 'show or hide what was removed' },
  'show-modified': { hint: 'modified', help: 'show or hide what was modified' },
  'show-unmodified': { hint: 'unmodified', help: 'show or hide what did not change' },
  'show-attributes': { hint: 'attributes', help: 'show or hide mode, owner and time' },
  sort: { hint: 'sort', help: 'sort by another column' },
  'sort-reverse': { hint: 'reverse', help: 'sort the other way round' },
  wrap: { hint: 'wrap', help: 'wrap long lines, or cut them' },
  'next-waste': { hint: 'next waste', help: 'go to the next wasted file' },
  'previous-waste': { hint: 'previous waste', help: 'go to the wasted file before' },

  search: { hint: 'search', help: 'search in the file' },
  'version-previous': { hint: 'older', help: 'show the version before' },
  'version-next': { hint: 'newer', help: 'show the version after' },
  'show-text': { hint: 'text/hex', help: 'show it as text or as bytes' },
  'show-diff': { hint: 'diff', help: 'show what this version changed' },
};

export interface ActionGroup {
  readonly title: string;
  readonly actions: readonly Action[];
}

/** All actions, as they stand together on the help page. */
export const actionGroups: readonly ActionGroup[] = [
  {
    title: 'Layers',
    actions: [
      'look-aggregated',
      'look-layer',
      'layer-previous',
      'layer-next',
      'mark-range',
      'extract-layer',
    ],
  },
  {
    title: 'Files',
    actions: [
      'filter',
      'next-match',
      'previous-match',
      'toggle',
      'toggle-all',
      'expand-changes',
      'show-added',
      'show-removed',
      'show-modified',
      'show-unmodified',
      'show-attributes',
      'sort',
      'sort-reverse',
      'wrap',
      'next-waste',
      'previous-waste',
      'open',
      'extract',
      'copy-path',
    ],
  },
  {
    title: 'Opened file',
    actions: ['search', 'version-previous', 'version-next', 'show-diff', 'show-text'],
  },
  {
    title: 'Move',
    actions: ['up', 'down', 'left', 'right', 'page-up', 'page-down', 'first', 'last'],
  },
  {
    title: 'Panes',
    actions: [
      'focus-next',
      'focus-previous',
      'show-layers',
      'show-files',
      'show-waste',
      'show-largest',
      'show-duplicates',
      'show-config',
      'show-findings',
      'show-details',
      'narrow',
      'widen',
    ],
  },
  { title: 'Program', actions: ['help', 'close', 'redraw', 'suspend', 'quit'] },
];
