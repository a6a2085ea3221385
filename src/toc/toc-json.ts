import { limits } from '../model/limits.ts';
import { JsonObject } from '../oci/json-object.ts';
import { TocProblem } from './toc-problem.ts';

const quote = 0x22;
const backslash = 0x5c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;
/** What is left of a table without its entries: two bytes for each of the most that can be. */
const maximumRestBytes = 32 << 20;

/**
 * The entries of a table of contents, `{"version": 1, "entries": [{…}, …]}`. They are parsed one by
 * one: as one value a table of the largest size would take a gigabyte.
 */
export function* parseToc(text: Uint8Array): Generator<JsonObject, void> {
  const json = Buffer.from(text.buffer, text.byteOffset, text.byteLength);
  const rest: string[] = [];
  let restStart = 0;
  let number = 0;
  for (const { start, end } of findEntries(json)) {
    if (end - start > limits.tocEntryBytes) {
      throw new TocProblem(`an entry of it has more than ${limits.tocEntryBytes} bytes`);
    }
    rest.push(json.toString('utf8', restStart, start));
    restStart = end;
    yield new JsonObject(parse(json.toString('utf8', start, end)), 'it', `entries[${number++}]`);
  }
  checkRest([...rest, json.toString('utf8', restStart)]);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where the objects of the list `entries` stand. */
function* findEntries(json: Buffer): Generator<Span, void> {
  let level = 0;
  let key: Span = { start: 0, end: 0 };
  let isList = false;
  let start = 0;
  for (let i = 0; i < json.length; i++) {
    const byte = json[i];
    if (byte === quote) {
      const end = endOfString(json, i);
      if (level === 1) key = { start: i + 1, end };
      i = end;
    } else if (byte === openBrace || byte === openBracket) {
      level++;
      if (level > limits.jsonDepth) throw new TocProblem('it is nested too deep');
      if (level === 2) isList = json.toString('latin1', key.start, key.end) === 'entries';
      if (level === 3) start = i;
    } else if (byte === closeBrace || byte === closeBracket) {
      if (level === 3 && isList) yield { start, end: i + 1 };
      level--;
    }
  }
}

/** Where the string that starts at `start` has its closing quote, or the text its end. */
function endOfString(json: Buffer, start: number): number {
  for (let i = start + 1; i < json.length; i++) {
    if (json[i] === backslash) i++;
    else if (json[i] === quote) return i;
  }
  return json.length;
}

/** The text around the entries must be right as well, with something in the place of each. */
function checkRest(parts: readonly string[]): void {
  const text = parts.join('0');
  if (text.length > maximumRestBytes) throw new TocProblem('most of it is no entry');
  const table = new JsonObject(parse(text), 'it');
  if (table.findCount('version') !== 1) throw new TocProblem('it is not of version 1');
  if (table.findList('entries')?.length !== parts.length - 1) {
    throw new TocProblem('its list of entries cannot be read');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new TocProblem('it is not valid JSON');
  }
}
