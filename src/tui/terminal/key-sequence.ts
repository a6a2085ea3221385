import type { KeyEvent } from '../input.ts';
import { characterKey, type Modifiers, namedKey, unmodified } from './key-event.ts';

/** Keys by the letter that ends `ESC [` or `ESC O` (xterm: PC-Style Function Keys). */
const byLetter: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  F: 'end',
  H: 'home',
  P: 'f1',
  Q: 'f2',
  R: 'f3',
  S: 'f4',
};

/** Keys by the number in `ESC [ 5 ~` (DEC and xterm); 7 and 8 are rxvt's. */
const byNumber: Readonly<Record<string, string>> = {
  1: 'home',
  2: 'insert',
  3: 'delete',
  4: 'end',
  5: 'pageup',
  6: 'pagedown',
  7: 'home',
  8: 'end',
  11: 'f1',
  12: 'f2',
  13: 'f3',
  14: 'f4',
  15: 'f5',
  17: 'f6',
  18: 'f7',
  19: 'f8',
  20: 'f9',
  21: 'f10',
  23: 'f11',
  24: 'f12',
};

/** Keys with a code that is no character they type, in `ESC [ 13 u` (kitty's keyboard protocol). */
const byCode: Readonly<Record<string, string>> = {
  9: 'tab',
  13: 'enter',
  27: 'esc',
  127: 'backspace',
  57414: 'enter',
  57417: 'left',
  57418: 'right',
  57419: 'up',
  57420: 'down',
  57421: 'pageup',
  57422: 'pagedown',
  57423: 'home',
  57424: 'end',
  57425: 'insert',
  57426: 'delete',
};

const privateUse = { first: 0xe000, last: 0xf8ff };
/** kitty's codes for the keypad, from 0 to `=`, but for enter. */
const keypad = { first: 57399, characters: '0123456789./*-+\r=' };
/** What a keypad sends after `ESC O` in application mode, from `j` to `y`. */
const applicationKeypad = { first: 'j', characters: '*+,-./0123456789' };

/** Which of rxvt's endings says what is held: `ESC [ 5 ^`. */
const rxvtEndings: Readonly<Record<string, Modifiers>> = {
  '^': { ...unmodified, ctrl: true },
  $: { ...unmodified, shift: true },
  '@': { ...unmodified, ctrl: true, shift: true },
};

/** The key of a control sequence (ECMA-48) `ESC [ parameters final`; null if it is none. */
export function keyOfControlSequence(
  parameters: string,
  final: string,
  alt: boolean,
): KeyEvent | null {
  if (!/^[\d;:]*$/.test(parameters)) return null;
  const [first = '', second = '', third = ''] = parameters.split(';');
  const modifiers = modifiersOf(second, alt);
  if (modifiers === null) return null;
  if (final === '~' && first === '27') return keyOfCode(third, modifiers);
  if (final === '~') return keyNamed(byNumber[first], modifiers);
  if (final === 'u') return keyOfCode(first, modifiers);
  if (final === 'Z') return namedKey('tab', { ...modifiers, shift: true });
  const held = rxvtEndings[final];
  if (held !== undefined) return keyNamed(byNumber[first], { ...held, alt });
  if (/^[a-d]$/.test(final)) {
    return keyNamed(byLetter[final.toUpperCase()], { ...modifiers, shift: true });
  }
  return keyNamed(byLetter[final], modifiers);
}

/** The key of `ESC O parameters final`: cursor keys in application mode, keypad, f1 to f4. */
export function keyOfSingleShift(parameters: string, final: string, alt: boolean): KeyEvent | null {
  const modifiers = modifiersOf(parameters.split(';').at(-1) ?? '', alt);
  if (modifiers === null) return null;
  if (final === 'M') return namedKey('enter', modifiers);
  if (final === 'I') return namedKey('tab', modifiers);
  if (/^[a-d]$/.test(final)) {
    return keyNamed(byLetter[final.toUpperCase()], { ...modifiers, ctrl: true });
  }
  const at = final.charCodeAt(0) - applicationKeypad.first.charCodeAt(0);
  const character = applicationKeypad.characters[at];
  if (character !== undefined) return characterKey(character, modifiers);
  return keyNamed(byLetter[final], modifiers);
}

/** The key of the linux console's `ESC [ [ A`: f1 to f5. */
export function keyOfLinuxConsole(final: string, alt: boolean): KeyEvent | null {
  const number = 'ABCDE'.indexOf(final) + 1;
  return number === 0 ? null : namedKey(`f${number}`, { ...unmodified, alt });
}

function keyNamed(name: string | undefined, modifiers: Modifiers): KeyEvent | null {
  return name === undefined ? null : namedKey(name, modifiers);
}

const release = '3';

/** What `5` or, of kitty, `5:1` says is held; null for a key let go, and with keys like super. */
function modifiersOf(parameter: string, alt: boolean): Modifiers | null {
  const [held = '', event = ''] = parameter.split(':');
  const bits = held === '' ? 0 : Number(held) - 1;
  // Super, hyper and meta; locked keys change nothing.
  if (event === release || bits < 0 || (bits & 0b111000) !== 0) return null;
  return { shift: (bits & 1) !== 0, alt: alt || (bits & 2) !== 0, ctrl: (bits & 4) !== 0 };
}

/** The key that types the character of a code, or has one of kitty's; `97:65` if shift changes it. */
function keyOfCode(codes: string, modifiers: Modifiers): KeyEvent | null {
  const [plain = '', shifted = ''] = codes.split(':');
  const name = byCode[plain];
  if (name !== undefined) return namedKey(name, modifiers);
  const fromKeypad = keypad.characters[Number(plain) - keypad.first];
  if (fromKeypad !== undefined) return characterKey(fromKeypad, modifiers);
  const character = characterOf(Number(plain));
  if (character === null) return null;
  if (!modifiers.shift) return characterKey(character, modifiers);
  const other = shifted === '' ? character.toUpperCase() : characterOf(Number(shifted));
  return characterKey(other ?? character, modifiers);
}

function characterOf(code: number): string | null {
  const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
  const isNoCharacter = code > 0x10ffff || (code >= 0xd800 && code <= privateUse.last);
  return isControl || isNoCharacter ? null : String.fromCodePoint(code);
}
