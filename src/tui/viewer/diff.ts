import type { ExploredImage } from '../explored-image.ts';
import { comparison } from './comparison.ts';
import { fileSize } from './file-size.ts';
import type { Grain } from './grain.ts';
import { type Pager, pagerOf } from './pager.ts';
import { neighbourOf } from './neighbour.ts';
import { Windows } from './windows.ts';

/** What a version changed, as soon as it is known. */
export interface Diff {
  /** The version before; null of the first. */
  readonly before: number | null;
  readonly after: number;
  /** The contents that must be read for it; null for none. */
  readonly sides: Sides | null;
  /** Null until the contents were read. */
  readonly pager: Pager | null;
}

interface Sides {
  readonly before: Windows;
  readonly after: Windows;
}

export function startDiff(image: ExploredImage, after: number, grain: Grain, wraps: boolean): Diff {
  const before = neighbourOf(image.tree, after, -1);
  const sides = before === null ? null : sidesOf(image, before, after, grain);
  return compare({ before, after, sides, pager: null }, image, grain, wraps);
}

/** With a window of one of the contents, if it is one of theirs. */
export function receiveSide(
  diff: Diff,
  version: number,
  position: number,
  bytes: Uint8Array,
): Diff {
  const { sides, before, after } = diff;
  if (sides === null) return diff;
  if (version === after) {
    return { ...diff, sides: { ...sides, after: sides.after.with(position, bytes, 0) } };
  }
  if (version !== before) return diff;
  return { ...diff, sides: { ...sides, before: sides.before.with(position, bytes, 0) } };
}

/** Compares contents once they are there. */
export function compare(diff: Diff, image: ExploredImage, grain: Grain, wraps: boolean): Diff {
  const { before, after, sides, pager } = diff;
  if (pager !== null || nextRead(diff) !== null) return diff;
  const contents = sides && { before: wholeOf(sides.before), after: wholeOf(sides.after) };
  const text = comparison(image, before, after, contents);
  return { ...diff, sides: null, pager: pagerOf(textWindows(text, grain), 'diff', wraps) };
}

export interface SideRead {
  readonly version: number;
  readonly position: number;
}

/** What is to be read next; null for nothing. */
export function nextRead({ before, after, sides }: Diff): SideRead | null {
  if (sides === null || before === null) return null;
  const old = sides.before.missing(0, sides.before.size);
  if (old !== null) return { version: before, position: old };
  const now = sides.after.missing(0, sides.after.size);
  return now === null ? null : { version: after, position: now };
}

/** Nothing is read of what is no file, too large, or known to be equal. */
function sidesOf(image: ExploredImage, before: number, after: number, grain: Grain): Sides | null {
  const { tree, contents } = image;
  const sizes = [before, after].map((version) =>
    tree.typeOf(version) === 'file' ? fileSize(tree, version) : Infinity,
  );
  const [old = 0, now = 0] = sizes;
  if (Math.max(old, now) > grain.diff || contents.equal(before, after)) return null;
  return { before: new Windows(old, grain), after: new Windows(now, grain) };
}

function wholeOf(windows: Windows): Uint8Array {
  return windows.bytes(0, windows.size);
}

/** A text that is there as a whole. */
function textWindows(text: Uint8Array, grain: Grain): Windows {
  const window = Math.ceil(text.length / grain.block) * grain.block;
  return new Windows(text.length, { ...grain, window, whole: Infinity }, new Map([[0, text]]));
}
