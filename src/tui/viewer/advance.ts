import type { PaneContext } from '../pane-context.ts';
import { looksBinary } from './binary.ts';
import { reachInHex, reachInText, type Spot } from './goal.ts';
import type { Grain } from './grain.ts';
import type { Pager } from './pager.ts';
import { hexCount, textLook } from './pager-look.ts';
import { type Attempt, attempt, type Reading } from './reading.ts';
import { countMatches, searchOn } from './search.ts';
import { down } from './text-place.ts';

/** How far a pager comes with the bytes that are held. */
export interface Advance {
  readonly pager: Pager;
  /** The window that is to be read next; null for none. */
  readonly position: number | null;
  /** Something to tell. */
  readonly words: string | null;
}

/**
 * Goes where somebody wants to go, searches, and finds out what must be read: for that first, then
 * for the screen, then the rest of a small file, or what comes next of a large one.
 */
export function advance(pager: Pager, context: PaneContext): Advance {
  if (pager.format === null) return sniff(pager, context);
  const moved = move(pager, context);
  if (moved.goal !== null) return waiting(moved, missingFor(moved, context), null);
  const { pager: searched, words, position } = searchOn(moved);
  if (position !== null) return waiting(searched, position, words);
  if (searched.goal !== null) return { ...advance(searched, context), words };
  const { file } = searched;
  const seen = attempt(file, screenEnd(searched, context));
  if (seen.kind === 'missing') return waiting(searched, seen.position, words);
  const next = file.isSmall
    ? file.missing(0, file.size)
    : file.missing(seen.value, seen.value + file.grain.window);
  return { pager: next === null ? countMatches(searched) : searched, position: next, words };
}

function waiting(pager: Pager, position: number | null, words: string | null): Advance {
  const isBackward = pager.search?.seek?.direction === 'backward';
  const next = position === null ? null : firstToRead(pager, position, isBackward);
  return { pager, position: next, words };
}

/** Windows that are read together, on the way back. */
const together = 4;

/**
 * Small files are read in order. So are some windows at once on the way back through a large one:
 * what is compressed is inflated from its start each time that one goes back.
 */
function firstToRead({ file, top }: Pager, position: number, isBackward: boolean): number {
  if (file.isSmall) return file.missing(0, file.size) ?? position;
  const { window } = file.grain;
  if (!isBackward && position + window > top.offset) return position;
  return file.missing(Math.max(0, position - (together - 1) * window), position) ?? position;
}

/** Finds out by its first bytes whether a file is text, and goes on. */
function sniff(pager: Pager, context: PaneContext): Advance {
  const head = attempt(pager.file, firstBytes(pager.file.grain));
  if (head.kind === 'missing') return waiting(pager, head.position, null);
  const format = looksBinary(head.value) ? 'hex' : 'text';
  return advance({ ...pager, format }, context);
}

function* firstBytes({ sniff: end }: Grain): Reading<Uint8Array> {
  return yield { start: 0, end };
}

/** As far as the bytes are there: then there is no goal any more. */
function move(pager: Pager, context: PaneContext): Pager {
  const tried = tryGoal(pager, context);
  if (tried === null || tried.kind === 'missing') return pager;
  return { ...pager, ...tried.value, goal: null };
}

function missingFor(pager: Pager, context: PaneContext): number | null {
  const tried = tryGoal(pager, context);
  return tried?.kind === 'missing' ? tried.position : null;
}

function tryGoal(pager: Pager, context: PaneContext): Attempt<Spot> | null {
  const { file, format, goal, top, left } = pager;
  if (goal === null) return null;
  const spot = { top, left };
  if (format !== 'hex') {
    return attempt(file, reachInText(file, spot, goal, textLook(pager, context)));
  }
  const { height } = context.room;
  return { kind: 'done', value: reachInHex(file, spot, goal, height, hexCount(pager, context)) };
}

/** Where the screen ends, if all is held that it shows. */
function* screenEnd(pager: Pager, context: PaneContext): Reading<number> {
  const { file, format, top, search } = pager;
  const { height } = context.room;
  // What stands before the screen tells whether it begins with a line, or ends a match.
  const before = format === 'hex' ? (search?.pattern.longest ?? 0) : 1;
  yield { start: Math.max(0, top.offset - before), end: top.offset };
  if (format === 'text') return (yield* down(file, top, height, null)).offset;
  const end = top.offset + height * hexCount(pager, context);
  const after = search?.pattern.longest ?? 0;
  yield { start: top.offset, end: end + after };
  return Math.min(end, file.size);
}
