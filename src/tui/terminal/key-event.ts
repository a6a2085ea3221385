import type { KeyEvent } from '../input.ts';

export interface Modifiers {
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly shift: boolean;
}

export const unmodified: Modifiers = { ctrl: false, alt: false, shift: false };

/** A key that has a name, such as `up`. */
export function namedKey(name: string, modifiers: Modifiers = unmodified): KeyEvent {
  if (name !== 'space') return { kind: 'key', key: prefixOf(modifiers) + name, text: null };
  const key = prefixOf({ ...modifiers, shift: false }) + name;
  return { kind: 'key', key, text: key === name ? ' ' : null };
}

/** A key that types a character, as it is with shift or without. */
export function characterKey(character: string, modifiers: Modifiers = unmodified): KeyEvent {
  if (character === ' ') return namedKey('space', modifiers);
  const { ctrl, alt } = modifiers;
  if (ctrl) return controlledKey(character.toLowerCase(), modifiers);
  return { kind: 'key', key: (alt ? 'alt+' : '') + character, text: alt ? null : character };
}

/** What terminals send the same of, so that none of them can be told from the other anywhere. */
const sameAsControlled: ReadonlyMap<string, string> = new Map([
  ['i', 'tab'],
  ['m', 'enter'],
  ['[', 'esc'],
]);
const otherNames: ReadonlyMap<string, string> = new Map([
  ['@', 'space'],
  ['_', '/'],
]);

function controlledKey(character: string, { alt }: Modifiers): KeyEvent {
  const name = sameAsControlled.get(character);
  if (name !== undefined) return namedKey(name, { ...unmodified, alt });
  const key = otherNames.get(character) ?? character;
  return { kind: 'key', key: prefixOf({ ctrl: true, alt, shift: false }) + key, text: null };
}

const backspace = 0x7f;

/** The key of a control character: of C0 (ASCII), or DEL. */
export function controlKey(code: number, alt: boolean): KeyEvent {
  if (code === backspace) return namedKey('backspace', { ...unmodified, alt });
  // A control character is the key's, without its two highest bits.
  return controlledKey(String.fromCharCode(code | 0x40).toLowerCase(), { ...unmodified, alt });
}

function prefixOf({ ctrl, alt, shift }: Modifiers): string {
  return (ctrl ? 'ctrl+' : '') + (alt ? 'alt+' : '') + (shift ? 'shift+' : '');
}
