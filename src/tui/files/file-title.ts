import { formatCount } from '../../text/count.ts';
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
 * How many paths match the filter, which has the place where there is always room; at the other
 * end the filter, the order if it is not by name, and which kinds are hidden.
 */
export function fileTitle(state: FilesState, place: Place, context: PaneContext): PaneTitle {
  const notes = [filterNote(state, context), sortNote(state), hiddenNote(state, context)]
    .filter((note) => note !== null)
    .flatMap((note, i) => (i === 0 ? [note] : [span(` ${context.glyphs.dot} `, 'dim'), note]));
  return { title: matchSpans(state, place), note: notes };
}

function matchSpans({ filter }: FilesState, { marks }: Place): readonly Span[] {
  if (filter === null) return [];
  const matches = marks?.matches ?? 0;
  if (matches === 0) return [span('no match', 'warn')];
  return [span(`${formatCount(matches)} ${matches === 1 ? 'match' : 'matches'}`, 'strong')];
}

function filterNote({ filter }: FilesState, { glyphs }: PaneContext): Span | null {
  if (filter === null) return null;
  return span(cutEnd(escapeText(filter.text), mostFilter, glyphs.ellipsis), 'match');
}

function sortNote({ sort: { by, isReversed } }: FilesState): Span | null {
  if (by === 'name' && !isReversed) return null;
  return span(`by ${by}${isReversed ? ', reversed' : ''}`, 'dim');
}

function hiddenNote({ hidden }: FilesState, { glyphs }: PaneContext): Span | null {
  const signs = pathKinds.flatMap((kind) =>
    kind !== 'untouched' && hidden.has(kind) ? [glyphs[kind]] : [],
  );
  return signs.length === 0 ? null : span(`without ${signs.join(' ')}`, 'dim');
}
