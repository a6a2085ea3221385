/** Names of keys that type no character: ours first, then what others call them. */
const names: readonly (readonly string[])[] = [
  ['space', 'spacebar'],
  ['enter', 'return', 'cr'],
  ['tab'],
  ['esc', 'escape'],
  ['backspace', 'backspace2', 'bs'],
  ['delete', 'del'],
  ['insert', 'ins'],
  ['up', 'arrowup'],
  ['down', 'arrowdown'],
  ['left', 'arrowleft'],
  ['right', 'arrowright'],
  ['home'],
  ['end'],
  ['pageup', 'pgup'],
  ['pagedown', 'pgdn', 'pgdown'],
  ...Array.from({ length: 12 }, (_, i) => [`f${i + 1}`]),
  // Characters by the names that dive has for them, or that spare quotes in YAML.
  ['/', 'slash'],
  ['\\', 'backslash'],
  ['[', 'lsqbracket'],
  [']', 'rsqbracket'],
  ['_', 'underscore'],
  ['~', 'tilde'],
  ['-', 'minus'],
  ['+', 'plus'],
  [',', 'comma'],
];

const canonical: ReadonlyMap<string, string> = new Map(
  names.flatMap(([own = '', ...others]) => [own, ...others].map((name) => [name, own])),
);

const modifiers: ReadonlyMap<string, Modifier> = new Map([
  ['ctrl', 'ctrl'],
  ['control', 'ctrl'],
  ['ctl', 'ctrl'],
  ['alt', 'alt'],
  ['meta', 'alt'],
  ['option', 'alt'],
  ['shift', 'shift'],
]);
type Modifier = 'ctrl' | 'alt' | 'shift';

/** Those that terminals do not tell from another key. */
const sameAs: ReadonlyMap<string, string> = new Map([
  ['ctrl+i', 'tab'],
  ['ctrl+[', 'esc'],
  ['shift+space', 'space'],
  ['ctrl+_', 'ctrl+/'],
  ['ctrl+7', 'ctrl+/'],
  ['ctrl+@', 'ctrl+space'],
  ['ctrl+~', 'ctrl+space'],
  ['ctrl+2', 'ctrl+space'],
]);

/**
 * A key as `KeyEvent` names it, from what people write: `ctrl+a`, `Ctrl-A`, `^A`, `PgUp`, `Return`,
 * `Shift-Tab`. Null when it is none.
 */
export function parseKey(text: string): string | null {
  if (text === ' ') return 'space';
  const held = new Set<Modifier>();
  let rest = text.trim();
  if (/^\^./.test(rest)) {
    held.add('ctrl');
    rest = rest.slice(1);
  }
  for (let found = splitModifier(rest); found !== null; found = splitModifier(rest)) {
    held.add(found.modifier);
    rest = found.rest;
  }
  if (/^backtab$/i.test(rest)) {
    held.add('shift');
    rest = 'tab';
  }
  const base = isCharacter(rest) ? rest : canonical.get(nameOf(rest));
  return base === undefined ? null : combine(held, base);
}

/** What a user may have meant: all keys with a name, by themselves and with one modifier. */
export const keySpellings: readonly string[] = [...canonical.keys()].flatMap((name) => [
  name,
  `ctrl+${name}`,
  `alt+${name}`,
  `shift+${name}`,
]);

function splitModifier(text: string): { modifier: Modifier; rest: string } | null {
  const [, word = '', rest = ''] = /^([a-z]+)(?:\s*[+-]\s*|\s+)(.+)$/i.exec(text) ?? [];
  const modifier = modifiers.get(word.toLowerCase());
  return modifier === undefined ? null : { modifier, rest };
}

function isCharacter(text: string): boolean {
  return /^[^\p{C}\p{Z}]$/u.test(text);
}

/** `Page-Up`, `page_up` and `PageUp` are one. */
function nameOf(text: string): string {
  return text.toLowerCase().replaceAll(/(?<=.)[-_ ](?=.)/g, '');
}

function combine(held: ReadonlySet<Modifier>, base: string): string | null {
  const key = isCharacter(base) ? typed(held, base) : (held.has('shift') ? 'shift+' : '') + base;
  if (key === null) return null;
  const name = (held.has('ctrl') ? 'ctrl+' : '') + (held.has('alt') ? 'alt+' : '') + key;
  return sameAs.get(name) ?? name;
}

/** The character that a terminal tells; null where that depends on the keyboard. */
function typed(held: ReadonlySet<Modifier>, character: string): string | null {
  const lower = character.toLowerCase();
  const upper = character.toUpperCase();
  if (held.has('shift') && (held.has('ctrl') || lower === upper)) return null;
  const told = held.has('shift') ? upper : held.has('ctrl') ? lower : character;
  return isCharacter(told) ? told : null;
}
