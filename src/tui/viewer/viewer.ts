import type { Action } from '../keys/action.ts';
import type { Msg } from '../msg.ts';
import type { PaneContext } from '../pane-context.ts';
import type { PaneTitle } from '../pane-title.ts';
import { messageContent } from '../screen/message.ts';
import type { PaneContent } from '../screen/screen.ts';
import type { Outcome } from '../wish.ts';
import { aboutRows } from './about.ts';
import { act } from './act.ts';
import { receiveSide } from './diff.ts';
import { usualGrain } from './grain.ts';
import { toGoal } from './pager.ts';
import { startSearch } from './search.ts';
import { settle } from './settle.ts';
import { shownPager, withPager } from './shown-pager.ts';
import { titleOf } from './title.ts';
import { withVersion } from './version.ts';
import { viewPager } from './view-pager.ts';
import type { ViewerState } from './viewer-state.ts';

export function openViewer(
  version: number,
  context: PaneContext,
  grain = usualGrain,
): Outcome<ViewerState> {
  const start = { version, content: null, diff: null, wraps: false, grain } as const;
  return settle(
    withVersion({ ...start, asked: null, failure: null }, version, context.image),
    context,
  );
}

export function updateViewer(
  state: ViewerState,
  action: Action,
  context: PaneContext,
): Outcome<ViewerState> {
  const [acted, wishes] = act({ ...state, failure: null }, action, context);
  const [settled, more] = settle(acted, context);
  return [settled, [...wishes, ...more]];
}

/** Searches what is shown for a text. */
export function searchViewer(
  state: ViewerState,
  text: string,
  context: PaneContext,
): Outcome<ViewerState> {
  return settle(
    withPager(state, (pager) => startSearch(pager, text)),
    context,
  );
}

export function wheelViewer(
  state: ViewerState,
  rows: number,
  context: PaneContext,
): Outcome<ViewerState> {
  return settle(
    withPager(state, (pager) => toGoal(pager, { kind: 'scroll', rows })),
    context,
  );
}

type ContentMsg = Extract<Msg, { kind: 'content' }>;
type UnreadableMsg = Extract<Msg, { kind: 'unreadable' }>;

export function receiveContent(
  state: ViewerState,
  { version, position, bytes }: ContentMsg,
  context: PaneContext,
): Outcome<ViewerState> {
  const { asked, content, diff } = state;
  const isAnswer = asked?.version === version && asked.position === position;
  const isShown = content !== null && version === state.version;
  const received: ViewerState = {
    ...state,
    asked: isAnswer ? null : asked,
    content: isShown
      ? { ...content, file: content.file.with(position, bytes, content.top.offset) }
      : content,
    diff: diff && receiveSide(diff, version, position, bytes),
  };
  return settle(received, context);
}

/** Nothing more is read until the user does something. */
export function receiveUnreadable(
  state: ViewerState,
  { version, reason }: UnreadableMsg,
): ViewerState {
  if (version !== state.asked?.version) return state;
  const stopped = withPager(state, (pager) => ({
    ...pager,
    goal: null,
    search: pager.search && { ...pager.search, seek: null },
  }));
  return { ...stopped, asked: null, failure: reason };
}

export function viewViewer(state: ViewerState, context: PaneContext): PaneContent {
  const { room, image } = context;
  const { diff, failure, version } = state;
  if (diff === null && image.tree.typeOf(version) !== 'file') {
    return { rows: aboutRows(version, context), scroll: null };
  }
  const pager = shownPager(state);
  if (pager?.file.size === 0) return messageContent('The file is empty.', room);
  const content = pager === null ? null : viewPager(pager, context);
  return content ?? messageContent(failure ?? `Reading${context.glyphs.ellipsis}`, room);
}

export function titleOfViewer(state: ViewerState, context: PaneContext): PaneTitle {
  const { version, diff, failure } = state;
  const pager = shownPager(state);
  return titleOf({ version, pager, isDiff: diff !== null, failure }, context);
}
