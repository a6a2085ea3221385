import { graphemesOf } from '../../text/display-width.ts';
import type { KeyEvent } from '../input.ts';

/** A line of text that is being typed. */
export interface LineInput {
  readonly text: string;
  /** Before which unit of `text` it stands: never within a grapheme. */
  readonly cursor: number;
}

/** What a key makes of a line; `enter` and `cancel` end it. */
export type Typed = LineInput | 'enter' | 'cancel';

/** A text to go on from, with the cursor at its end. */
export function lineOf(text: string): LineInput {
  return { text, cursor: text.length };
}

/** The keys of readline, as far as one line needs them. */
export function typeKey(line: LineInput, { key, text }: KeyEvent): Typed {
  if (key === 'enter') return 'enter';
  if (key === 'esc' || key === 'ctrl+c') return 'cancel';
  const edit = edits.get(key);
  if (edit !== undefined) return edit(line);
  return text === null ? line : insert(line, text);
}

/** Pasted text stays on the line: ends of lines in it become blanks. */
export function paste(line: LineInput, text: string): LineInput {
  return insert(line, text.replace(/[\r\n]+$/, ''));
}

type Edit = (line: LineInput) => LineInput;

const edits: ReadonlyMap<string, Edit> = new Map([
  ['left', to(previous)],
  ['ctrl+b', to(previous)],
  ['right', to(next)],
  ['home', to(start)],
  ['ctrl+a', to(start)],
  ['end', to(end)],
  ['ctrl+e', to(end)],
  ['alt+b', to(wordBefore)],
  ['alt+left', to(wordBefore)],
  ['ctrl+left', to(wordBefore)],
  ['alt+f', to(wordAfter)],
  ['alt+right', to(wordAfter)],
  ['ctrl+right', to(wordAfter)],
  ['backspace', erase(previous)],
  ['ctrl+h', erase(previous)],
  ['delete', erase(next)],
  ['ctrl+d', erase(next)],
  ['ctrl+u', erase(start)],
  ['ctrl+k', erase(end)],
  ['ctrl+w', erase(blankBefore)],
  ['alt+backspace', erase(wordBefore)],
  ['alt+d', erase(wordAfter)],
]);

/** A place in the line that the cursor can go to. */
type Target = (line: LineInput) => number;

function to(target: Target): Edit {
  return (line) => ({ ...line, cursor: target(line) });
}

/** Removes what stands between the cursor and a place. */
function erase(target: Target): Edit {
  return (line) => {
    const place = target(line);
    const cursor = Math.min(line.cursor, place);
    const text = line.text.slice(0, cursor) + line.text.slice(Math.max(line.cursor, place));
    return { text, cursor: boundaryFrom(text, cursor) };
  };
}

/** Units that a line may have: no path and no pattern needs more. */
const mostUnits = 4096;

/** Controls are not to be typed: blanks stand for ends of lines and tabs, nothing for the others. */
function insert({ text, cursor }: LineInput, inserted: string): LineInput {
  const clean = inserted
    .slice(0, mostUnits)
    .replace(/\r\n|[\r\n\t]/g, ' ')
    .replace(/\p{Cc}/gu, '');
  const joined = text.slice(0, cursor) + clean + text.slice(cursor);
  if (joined.length > mostUnits) return { text, cursor };
  return { text: joined, cursor: boundaryFrom(joined, cursor + clean.length) };
}

/** The first place from `at` on between graphemes: an edit can make one of what it brings together. */
function boundaryFrom(text: string, at: number): number {
  let boundary = 0;
  for (const grapheme of graphemesOf(text)) {
    if (boundary >= at) break;
    boundary += grapheme.length;
  }
  return boundary;
}

/** The last place up to `at` between graphemes. */
function boundaryUpTo(text: string, at: number): number {
  let boundary = 0;
  for (const grapheme of graphemesOf(text)) {
    if (boundary + grapheme.length > at) break;
    boundary += grapheme.length;
  }
  return boundary;
}

function previous({ text, cursor }: LineInput): number {
  return cursor - (graphemesOf(text.slice(0, cursor)).at(-1) ?? '').length;
}

function next({ text, cursor }: LineInput): number {
  return cursor + (graphemesOf(text.slice(cursor))[0] ?? '').length;
}

function start(): number {
  return 0;
}

function end({ text }: LineInput): number {
  return text.length;
}

/** The beginning of a word of letters and digits. */
function wordBefore({ text, cursor }: LineInput): number {
  const before = text.slice(0, cursor);
  return boundaryUpTo(text, before.search(/[\p{L}\p{M}\p{N}]*[^\p{L}\p{M}\p{N}]*$/u));
}

/** The end of a word of letters and digits. */
function wordAfter({ text, cursor }: LineInput): number {
  const after = text.slice(cursor);
  const word = /^[^\p{L}\p{M}\p{N}]*[\p{L}\p{M}\p{N}]*/u.exec(after);
  return boundaryFrom(text, cursor + (word?.[0].length ?? 0));
}

/** The beginning of what stands between blanks. */
function blankBefore({ text, cursor }: LineInput): number {
  return boundaryUpTo(text, text.slice(0, cursor).search(/\S*\s*$/));
}
