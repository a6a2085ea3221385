import { type ByteString, byteString, encodeText } from '../model/byte-string.ts';
import type { Device, Xattrs } from '../model/layer-index.ts';
import { limits } from '../model/limits.ts';
import type { JsonObject } from '../oci/json-object.ts';
import type { EntryType, LayerRecord } from '../tar/entry.ts';
import { countIn } from './count-in.ts';
import { TocProblem } from './toc-problem.ts';

const types: ReadonlyMap<string, EntryType> = new Map([
  ['reg', 'file'],
  ['hardlink', 'hardlink'],
  ['symlink', 'symlink'],
  ['dir', 'directory'],
  ['char', 'character-device'],
  ['block', 'block-device'],
  ['fifo', 'fifo'],
]);

const largestId = 2 ** 32 - 1;
/** U+FFFD in UTF-8. */
const replacement = byteString(Buffer.from('\uFFFD'));
const time = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/**
 * What one entry of a table of contents says of a file (estargz.md, TOCEntry; zstd:chunked has the
 * same fields). What is not there is zero.
 */
export function readTocRecord(json: JsonObject): LayerRecord {
  const text = json.text('type');
  const type = types.get(text);
  if (type === undefined) throw new TocProblem('it has an entry of no known type');
  const isLink = type === 'symlink' || type === 'hardlink';
  const isDevice = type === 'character-device' || type === 'block-device';
  const size = type === 'file' ? countIn(json, 'size') : 0;
  return {
    path: readName(json.text('name')),
    type,
    typeKnown: true,
    mode: countIn(json, 'mode') & 0o7777,
    uid: Math.min(countIn(json, 'uid'), largestId),
    gid: Math.min(countIn(json, 'gid'), largestId),
    mtime: readTime(json.findText('modtime') ?? ''),
    size,
    storedSize: size,
    offset: null,
    linkTarget: isLink ? readName(json.text('linkName')) : null,
    device: isDevice ? readDevice(json) : null,
    xattrs: readXattrs(json.findObject('xattrs')),
    sparse: null,
  };
}

/** JSON is text, and bytes that are none became U+FFFD in it: nobody can tell which they were. */
function readName(text: string): ByteString {
  const name = encodeText(text);
  if (name.includes(replacement)) throw new TocProblem('it has a name that is not UTF-8');
  if (name.length > limits.pathBytes) {
    throw new TocProblem(`it has a path of more than ${limits.pathBytes} bytes`);
  }
  return name;
}

/** Seconds since 1970 of an RFC 3339 time; an empty one is none. */
function readTime(text: string): number {
  if (text === '') return 0;
  const [, date, fraction = '', zone] = time.exec(text) ?? [];
  const seconds = Date.parse(`${date}${zone}`) / 1000;
  if (Number.isNaN(seconds)) throw new TocProblem('it has a time that cannot be read');
  // As text, so that the sum is rounded as the same number in a tar is.
  return seconds < 0 ? seconds + Number(`0${fraction}`) : Number(`${seconds}${fraction}`);
}

function readDevice(json: JsonObject): Device {
  const major = Math.min(countIn(json, 'devMajor'), largestId);
  return { major, minor: Math.min(countIn(json, 'devMinor'), largestId) };
}

function readXattrs(json: JsonObject | null): Xattrs | null {
  const names = json?.names() ?? [];
  if (json === null || names.length === 0) return null;
  return new Map(
    names.map((name) => [readName(name), byteString(Buffer.from(json.text(name), 'base64'))]),
  );
}
