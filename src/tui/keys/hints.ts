import { displayWidth } from '../../text/display-width.ts';
import { type Span, span } from '../screen/span.ts';
import type { Action, Scope } from './action.ts';
import { actionWords } from './action-words.ts';
import { type Keymap, keysFor } from './keymap.ts';

const inLists: readonly Action[] = [
  'quit',
  'help',
  'open',
  'extract',
  'copy-path',
  'filter',
  'layer-previous',
  'layer-next',
];

/** What one looks for in the status line, the most useful first. */
const wanted: Readonly<Record<Scope, readonly Action[]>> = {
  layers: [
    'quit',
    'help',
    'look-aggregated',
    'look-layer',
    'filter',
    'mark-range',
    'focus-next',
    'extract-layer',
    'show-findings',
    'show-waste',
    'show-largest',
  ],
  details: ['quit', 'help', 'filter', 'focus-next', 'layer-previous', 'layer-next'],
  files: [
    'quit',
    'help',
    'filter',
    'open',
    'extract',
    'toggle',
    'sort',
    'focus-next',
    'show-unmodified',
    'expand-changes',
    'next-waste',
    'toggle-all',
    'show-attributes',
    'next-match',
    'copy-path',
    'look-aggregated',
    'layer-previous',
    'layer-next',
  ],
  waste: inLists,
  largest: inLists,
  groups: inLists,
  config: ['quit', 'help', 'filter', 'focus-next', 'layer-previous', 'layer-next'],
  viewer: [
    'close',
    'help',
    'search',
    'next-match',
    'show-diff',
    'show-text',
    'version-previous',
    'version-next',
    'extract',
    'wrap',
    'copy-path',
  ],
  help: ['close', 'page-down', 'page-up', 'quit'],
  loading: ['quit', 'suspend'],
};

const between = 2;

/** Which keys do what here, as many as fit: `q quit  ? help  / filter`. */
export function hintsFor(keymap: Keymap, scope: Scope, width: number): readonly Span[] {
  const spans: Span[] = [];
  let used = 1;
  for (const action of wanted[scope]) {
    const [key] = keysFor(keymap, scope, action);
    if (key === undefined) continue;
    const { hint } = actionWords[action];
    const needed = displayWidth(key) + 1 + hint.length;
    if (used + needed > width) break;
    spans.push(
      span(blank(spans.length === 0 ? 1 : between)),
      span(key, 'key'),
      span(` ${hint}`, 'dim'),
    );
    used += needed + between;
  }
  return spans;
}

function blank(columns: number): string {
  return ' '.repeat(columns);
}
