/**
 * What a user can ask the explorer to do. Keys are bound to these by name, in the settings file
 * too.
 */
export const actions = [
  // Everywhere.
  'quit',
  'help',
  'close',
  'redraw',
  'suspend',
  'focus-next',
  'focus-previous',
  'show-layers',
  'show-details',
  'show-files',
  'show-waste',
  'show-largest',
  'show-duplicates',
  'show-config',
  'show-findings',
  'widen',
  'narrow',
  // In every list.
  'up',
  'down',
  'left',
  'right',
  'page-up',
  'page-down',
  'first',
  'last',
  'open',
  'copy-path',
  'extract',
  // Layers.
  'layer-previous',
  'layer-next',
  'look-layer',
  'look-aggregated',
  'mark-range',
  'extract-layer',
  // Files.
  'toggle',
  'toggle-all',
  'expand-changes',
  'filter',
  'next-match',
  'previous-match',
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
  // A file.
  'search',
  'version-previous',
  'version-next',
  'show-text',
  'show-diff',
] as const;
export type Action = (typeof actions)[number];

/** Where the keyboard is: keys can mean different things there. */
export const scopes = [
  'layers',
  'details',
  'files',
  'waste',
  'largest',
  // Equal contents and findings, which fold.
  'groups',
  'config',
  'viewer',
  'help',
  'loading',
] as const;
export type Scope = (typeof scopes)[number];
