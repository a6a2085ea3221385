import type { ByteString } from '../model/byte-string.ts';
import { decodeKeepingStrays, strayByte } from './utf8.ts';
import { unsafeCharacter } from './unsafe.ts';

/**
 * Untrusted text is shown with two escapes: `\u{1b}` for a character that is unsafe on a terminal,
 * `\x9f` for a byte that is not part of UTF-8. A backslash is doubled only where it would otherwise
 * read as one of these or stand right before one, so that different names never look the same and
 * ordinary backslashes (`\n` in a command, systemd's `\x2d`) stay as they are.
 */
const needsSpelling = new RegExp(
  `(?<!\\\\)\\\\+(?=x[89a-f][0-9a-f]|u\\{[0-9a-f]+\\}|${unsafeCharacter})|${unsafeCharacter}`,
  'gu',
);

/** Nothing to escape: the common case, told without the expression above. */
const plain = /^[ -[\]-~]*$/;

/** Text from an image or a user, made safe for a terminal: one line, nothing hidden. */
export function escapeText(text: string): string {
  return plain.test(text) ? text : text.replace(needsSpelling, spell);
}

/** Like `escapeText`, of bytes that may not be UTF-8. */
export function escapeBytes(bytes: ByteString): string {
  return plain.test(bytes) ? bytes : decodeKeepingStrays(bytes).replace(needsSpelling, spellStray);
}

function spell(found: string): string {
  return found.startsWith('\\') ? found + found : `\\u{${found.codePointAt(0)?.toString(16)}}`;
}

function spellStray(found: string): string {
  return /^\p{Cs}/u.test(found) ? `\\x${strayByte(found).toString(16)}` : spell(found);
}

/** Text of several lines, made safe for a terminal: only line ends and tabs stay what they are. */
export function escapeLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(/[^\n\t]+/g, escapeText);
}

/** Text that may have several lines, on one: each run of white space becomes a space. */
export function escapeOnOneLine(text: string): string {
  return escapeText(text.replace(/[\s\p{Zl}\p{Zp}]+/gu, ' ').trim());
}
