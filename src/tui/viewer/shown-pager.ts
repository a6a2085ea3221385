import type { Pager } from './pager.ts';
import type { ViewerState } from './viewer-state.ts';

/** What is shown: the diff once it is there, else the content; null for nothing. */
export function shownPager({ content, diff }: ViewerState): Pager | null {
  return diff === null ? content : diff.pager;
}

/** The viewer with a change of what is shown. */
export function withPager(state: ViewerState, change: (pager: Pager) => Pager): ViewerState {
  const shown = shownPager(state);
  if (shown === null) return state;
  const pager = change(shown);
  return state.diff === null
    ? { ...state, content: pager }
    : { ...state, diff: { ...state.diff, pager } };
}
