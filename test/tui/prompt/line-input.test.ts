import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  lineOf,
  type LineInput,
  paste,
  type Typed,
  typeKey,
} from '../../../src/tui/prompt/line-input.ts';
import { graphemesOf } from '../../../src/text/display-width.ts';
import { hostileText } from '../../support/hostile-text.ts';

/** A line with `|` where the cursor is. */
function lineFrom(shown: string): LineInput {
  const cursor = shown.indexOf('|');
  return { text: shown.replace('|', ''), cursor };
}

function shownAs(typed: Typed): string {
  if (typeof typed === 'string') return typed;
  return `${typed.text.slice(0, typed.cursor)}|${typed.text.slice(typed.cursor)}`;
}

/** Presses a key; a single character types itself. */
function press(line: LineInput, key: string): Typed {
  const text = key === 'space' ? ' ' : graphemesOf(key).length === 1 ? key : null;
  return typeKey(line, { kind: 'key', key, text });
}

test.each([
  ['a|c', 'b', 'ab|c'],
  ['a|', 'space', 'a |'],
  ['a|', 'é', 'aé|'],
  ['|', '字', '字|'],
  ['ab|', 'left', 'a|b'],
  ['|ab', 'left', '|ab'],
  ['a|b', 'right', 'ab|'],
  ['ab|', 'right', 'ab|'],
  ['ae\u0301|', 'left', 'a|e\u0301'],
  ['👩‍💻|x', 'left', '|👩‍💻x'],
  ['|🇫🇷x', 'right', '🇫🇷|x'],
  ['ab|c', 'home', '|abc'],
  ['ab|c', 'ctrl+a', '|abc'],
  ['a|bc', 'end', 'abc|'],
  ['a|bc', 'ctrl+e', 'abc|'],
  ['ab|c', 'backspace', 'a|c'],
  ['|abc', 'backspace', '|abc'],
  ['a👩‍💻|c', 'backspace', 'a|c'],
  ['a|bc', 'delete', 'a|c'],
  ['abc|', 'delete', 'abc|'],
  ['a|e\u0301c', 'delete', 'a|c'],
  ['ab|c', 'ctrl+u', '|c'],
  ['a|bc', 'ctrl+k', 'a|'],
  ['./app/src|/x', 'ctrl+w', '|/x'],
  ['one two  |three', 'ctrl+w', 'one |three'],
  ['|three', 'ctrl+w', '|three'],
  ['./app/src/|', 'alt+b', './app/|src/'],
  ['größe|', 'alt+b', '|größe'],
  ['|./app/src', 'alt+f', './app|/src'],
  ['./app| ', 'alt+f', './app |'],
  ['./app/src|', 'alt+backspace', './app/|'],
  ['./|app/src', 'alt+d', './|/src'],
  ['a|', 'enter', 'enter'],
  ['a|', 'esc', 'cancel'],
  ['a|', 'ctrl+c', 'cancel'],
  ['a|b', 'f5', 'a|b'],
  ['a|b', 'ctrl+z', 'a|b'],
])('%j and %s give %j', (before, key, after) => {
  expect(shownAs(press(lineFrom(before), key))).toBe(after);
});

test.each([
  ['one', '|', 'one|'],
  ['one\ntwo\r\nthree\tfour', '|x', 'one two three four|x'],
  ['one\r\n', '|', 'one|'],
  ['\u001b[31mred\u009b\0', 'a|b', 'a[31mred|b'],
  ['\u0301', 'e|x', 'e\u0301|x'],
])('pasting %j into %j gives %j', (text, before, after) => {
  expect(shownAs(paste(lineFrom(before), text))).toBe(after);
});

test('takes only as much as anybody types', () => {
  const long = paste(lineOf(''), 'x'.repeat(100_000));
  expect(long.text.length).toBe(4096);
  expect(press(long, 'y')).toEqual(long);
});

const keys =
  'left right home end backspace delete a 字 space / ctrl+u ctrl+k ctrl+w alt+b alt+f alt+d';
const key = fc.constantFrom(...keys.split(' '));

test('whatever is typed and pasted, the cursor stands between graphemes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(key, fc.record({ pasted: hostileText })), { maxLength: 20 }),
      (inputs) => {
        const line = inputs.reduce<LineInput>((before, input) => {
          if (typeof input !== 'string') return paste(before, input.pasted);
          const typed = press(before, input);
          return typeof typed === 'string' ? before : typed;
        }, lineOf('./ä/'));
        expect(line.text).not.toMatch(/\p{Cc}/u);
        let boundary = 0;
        const boundaries = graphemesOf(line.text).map(({ length }) => (boundary += length));
        expect([0, ...boundaries]).toContain(line.cursor);
      },
    ),
  );
});
