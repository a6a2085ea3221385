import { replaceUnsafe } from '../text/unsafe.ts';
import { inPieces } from './pieces.ts';

/**
 * `value` as `JSON.stringify(value, null, 2)` writes it, with a newline at the end and every
 * unsafe character of a text as `\uXXXX`. Lists may be any iterable, so that their rows need not
 * exist at once.
 */
export function renderJson(value: object): Iterable<string> {
  return inPieces(documentTexts(value));
}

function* documentTexts(value: object): Generator<string> {
  yield* isRows(value) ? listTexts(value, '') : objectTexts(value);
  yield '\n';
}

function* objectTexts(value: object): Generator<string> {
  let separator = '{\n';
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${separator}  ${stringify(key, '')}: `;
    if (isRows(member)) yield* listTexts(member, '  ');
    else yield stringify(member, '  ');
    separator = ',\n';
  }
  yield separator === '{\n' ? '{}' : '\n}';
}

function* listTexts(rows: Iterable<unknown>, indent: string): Generator<string> {
  let separator = `[\n`;
  for (const row of rows) {
    yield `${separator}${indent}  ${stringify(row, `${indent}  `)}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]' : `\n${indent}]`;
}

function isRows(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value;
}

const plain = /^[\n -~]*$/;

/** JSON text whose lines but the first start with `indent`. */
function stringify(value: unknown, indent: string): string {
  const text = JSON.stringify(value, null, 2);
  const safe = plain.test(text) ? text : replaceUnsafe(text, escapeUnits);
  return indent === '' ? safe : safe.replaceAll('\n', `\n${indent}`);
}

/** Newlines stay: within a text JSON has escaped them already. */
function escapeUnits(character: string): string {
  if (character === '\n') return character;
  let escaped = '';
  for (let i = 0; i < character.length; i++) {
    escaped += `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`;
  }
  return escaped;
}
