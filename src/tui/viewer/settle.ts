import type { PaneContext } from '../pane-context.ts';
import type { Outcome, Wish } from '../wish.ts';
import { advance } from './advance.ts';
import { compare, nextRead, type SideRead } from './diff.ts';
import { shownPager, withPager } from './shown-pager.ts';
import type { ViewerState } from './viewer-state.ts';

/** Comes as far as it can with what was read, and wishes what must be read next. */
export function settle(state: ViewerState, context: PaneContext): Outcome<ViewerState> {
  if (state.failure !== null) return [state, []];
  const compared = withDiff(state, context);
  const pager = shownPager(compared);
  if (pager === null) {
    return read(compared, compared.diff === null ? null : nextRead(compared.diff), []);
  }
  const { pager: advanced, position, words } = advance(pager, context);
  const next = position === null ? null : { version: state.version, position };
  const told: readonly Wish[] = words === null ? [] : [{ kind: 'say', text: words }];
  return read(
    withPager(compared, () => advanced),
    next,
    told,
  );
}

function withDiff(state: ViewerState, { image }: PaneContext): ViewerState {
  const { diff, grain, wraps } = state;
  return diff === null ? state : { ...state, diff: compare(diff, image, grain, wraps) };
}

/** Wishes a read, unless it is the one that was wished last; an older one is not waited for. */
function read(
  state: ViewerState,
  next: SideRead | null,
  wishes: readonly Wish[],
): Outcome<ViewerState> {
  const { asked, grain } = state;
  const isAsked = asked?.version === next?.version && asked?.position === next?.position;
  if (next === null || isAsked) return [state, wishes];
  const { version, position } = next;
  const length = grain.window;
  return [{ ...state, asked: next }, [...wishes, { kind: 'read', version, position, length }]];
}
