import { countOf } from '../../text/count.ts';
import { cutEnd } from '../../text/cut.ts';
import { escapeText } from '../../text/escape.ts';
import type { PaneContext } from '../pane-context.ts';
import type { PaneTitle } from '../pane-title.ts';
import { type Span, span } from '../screen/span.ts';
import type { FilesState } from './files-state.ts';
import { pathKinds } from './looked-paths.ts';
import type { Place } from './place.ts';

const mostFilter = 30;

/**
 * What decides which rows there are and where, so that all of it is to be seen: how many paths match
 * the filter, the filter, the order if it is not by name, and which kinds are hidden.
 */
export function fileTitle(state: FilesState, place: Place, context: PaneContext): PaneTitle {
  const parts = [
    matchPart(state, place),
    filterPart(state, context),
    sortPart(state),
    hiddenPart(state, context),
  ]
    .filter((part) => part !== null)
    .flatMap((part, i) => (i === 0 ? [part] : [span(` ${context.glyphs.dot} `, 'dim'), part]));
  return { title: parts, note: [] };
}

function matchPart({ filter }: FilesState, { marks }: Place): Span | null {
  if (filter === null) return null;
  const matches = marks?.matches ?? 0;
  return matches === 0
    ? span('no match', 'warn')
    : span(countOf(matches, 'match', 'matches'), 'strong');
}

function filterPart({ filter }: FilesState, { glyphs }: PaneContext): Span | null {
  if (filter === null) return null;
  return span(cutEnd(escapeText(filter.text), mostFilter, glyphs.ellipsis), 'match');
}

function sortPart({ sort: { by, isReversed } }: FilesState): Span | null {
  if (by === 'name' && !isReversed) return null;
  return span(`by ${by}${isReversed ? ', reversed' : ''}`, 'dim');
}

function hiddenPart({ hidden }: FilesState, { glyphs }: PaneContext): Span | null {
  const signs = pathKinds.flatMap((kind) =>
    kind !== 'untouched' && hidden.has(kind) ? [glyphs[kind]] : [],
  );
  return signs.length === 0 ? null : span(`without ${signs.join(' ')}`, 'dim');
}
