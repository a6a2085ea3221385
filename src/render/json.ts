import { replaceUnsafe } from '../text/unsafe.ts';
import { inPieces } from './pieces.ts';

/** Lists longer than this are written a row at a time, however deep they stand. */
const longList = 100;

/**
 * `value` as `JSON.stringify(value, null, 2)` writes it, with a newline at the end and every
 * unsafe character of a text as `\uXXXX`. Lists may be any iterable, so that their rows need not
 * exist at once.
 */
export function renderJson(value: object): Iterable<string> {
  return inPieces(documentTexts(value));
}

function* documentTexts(value: object): Generator<string> {
  yield* isRows(value) ? listTexts(value, '') : objectTexts(value, '');
  yield '\n';
}

function* objectTexts(value: object, indent: string): Generator<string> {
  let separator = '{\n';
  for (const [key, member] of Object.entries(value)) {
    if (member === undefined) continue;
    yield `${separator}${indent}  ${stringify(key, '')}: `;
    yield* isRows(member) ? listTexts(member, `${indent}  `) : valueTexts(member, `${indent}  `);
    separator = ',\n';
  }
  yield separator === '{\n' ? '{}' : `\n${indent}}`;
}

function* listTexts(rows: Iterable<unknown>, indent: string): Generator<string> {
  let separator = `[\n`;
  for (const row of rows) {
    yield `${separator}${indent}  `;
    yield* valueTexts(row, `${indent}  `);
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]' : `\n${indent}]`;
}

/** In one piece where that is short: much faster. */
function* valueTexts(value: unknown, indent: string): Generator<string> {
  if (!holdsLongList(value)) yield stringify(value, indent);
  else yield* isRows(value) ? listTexts(value, indent) : objectTexts(value, indent);
}

function holdsLongList(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value) && value.length > longList) return true;
  return Object.values(value).some(holdsLongList);
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
