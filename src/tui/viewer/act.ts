import { escapeBytes } from '../../text/escape.ts';
import type { Action } from '../keys/action.ts';
import type { PaneContext } from '../pane-context.ts';
import type { Outcome, Wish } from '../wish.ts';
import { linkedVersion } from './about.ts';
import { startDiff } from './diff.ts';
import { goalOf } from './goal.ts';
import { inOtherFormat, toGoal, withWrap } from './pager.ts';
import { searchAgain } from './search.ts';
import { shownPager, withPager } from './shown-pager.ts';
import { neighbourOf } from './neighbour.ts';
import { withVersion } from './version.ts';
import type { ViewerState } from './viewer-state.ts';

/** Does what the user asks for, as far as that needs no bytes. */
export function act(
  state: ViewerState,
  action: Action,
  context: PaneContext,
): Outcome<ViewerState> {
  const { tree } = context.image;
  const node = tree.versions.node.at(state.version);
  switch (action) {
    case 'open':
      return [state, followLink(state, context)];
    case 'copy-path':
      return [state, [{ kind: 'copy', text: `/${escapeBytes(tree.pathOf(node))}` }]];
    case 'extract':
      return [state, askTarget(state, context)];
    case 'search': {
      const text = shownPager(state)?.search?.pattern.text ?? '';
      return [state, [{ kind: 'ask', question: { kind: 'search' }, text }]];
    }
    case 'next-match':
      return again(state, 'forward');
    case 'previous-match':
      return again(state, 'backward');
    case 'version-previous':
      return step(state, -1, context);
    case 'version-next':
      return step(state, 1, context);
    case 'show-diff':
      return [toggleDiff(state, context), []];
    case 'show-text':
      if (state.diff !== null) return [{ ...state, diff: null }, []];
      return [withPager(state, inOtherFormat), []];
    case 'wrap':
      return [toggleWrap(state), []];
    default: {
      const goal = goalOf(action, context.room.height);
      return [goal === null ? state : withPager(state, (pager) => toGoal(pager, goal)), []];
    }
  }
}

function step(state: ViewerState, by: 1 | -1, context: PaneContext): Outcome<ViewerState> {
  const version = neighbourOf(context.image.tree, state.version, by);
  if (version === null) {
    return [state, [say(`this is the ${by === 1 ? 'last' : 'first'} version`)]];
  }
  const stepped = withVersion(state, version, context.image);
  return [state.diff === null ? stepped : toggleDiff(stepped, context), []];
}

function toggleDiff(state: ViewerState, { image }: PaneContext): ViewerState {
  const { diff, version, grain, wraps } = state;
  return { ...state, diff: diff === null ? startDiff(image, version, grain, wraps) : null };
}

function toggleWrap(state: ViewerState): ViewerState {
  const { content, diff } = state;
  const wraps = !state.wraps;
  return {
    ...state,
    wraps,
    content: content && withWrap(content, wraps),
    diff: diff && { ...diff, pager: diff.pager && withWrap(diff.pager, wraps) },
  };
}

function again(state: ViewerState, direction: 'forward' | 'backward'): Outcome<ViewerState> {
  const isSearched = (shownPager(state)?.search ?? null) !== null;
  if (!isSearched) return [state, [say('nothing is searched for')]];
  return [withPager(state, (pager) => searchAgain(pager, direction)), []];
}

function followLink({ version }: ViewerState, { image, look }: PaneContext): readonly Wish[] {
  if (image.tree.typeOf(version) !== 'symlink') return [];
  const found = linkedVersion(image.tree, version, look.last);
  if (found === null) return [say('the link leads to nothing')];
  return [{ kind: 'open-file', version: found }];
}

function askTarget({ version }: ViewerState, { image }: PaneContext): readonly Wish[] {
  const { tree } = image;
  const node = tree.versions.node.at(version);
  const layer = tree.versions.layer.at(version);
  if (!tree.versions.isVisibleAt(version, layer)) {
    return [say(`layer ${layer} itself replaced this version: it cannot be extracted`)];
  }
  const question = { kind: 'extract-to', node, layer } as const;
  return [{ kind: 'ask', question, text: `./${escapeBytes(tree.nameOf(node))}` }];
}

function say(text: string): Wish {
  return { kind: 'say', text };
}
