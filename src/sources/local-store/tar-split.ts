import type { ByteStream } from '../../model/bytes.ts';
import { type ByteString, byteString, encodeText } from '../../model/byte-string.ts';
import { LayerscopeError } from '../../model/error.ts';
import { limits } from '../../model/limits.ts';
import { JsonObject } from '../../oci/json-object.ts';
import { parseJson } from '../../oci/json-text.ts';
import { sniffCompression } from '../../tar/compression.ts';
import { decompress } from '../../tar/decompress.ts';
import { peek } from '../../tar/peek.ts';

const newline = 0x0a;
const checksumBytes = 8;

/** What a tar-split file says comes next in the tar. */
export type TarSplitRecord =
  /** The bytes themselves: headers, padding, the end. */
  | { readonly kind: 'segment'; readonly bytes: Uint8Array }
  /** The content of a file, which stands elsewhere under the name that the tar has. */
  | {
      readonly kind: 'content';
      readonly name: ByteString;
      readonly size: number;
      /** CRC-64 of the content, as `Crc64` gives it. */
      readonly checksum: readonly [upper: number, lower: number];
    };

/**
 * The records of a tar-split file (vbatts/tar-split), in order: a JSON object on each line, the
 * whole compressed with gzip. Records without bytes are left out. Throws `damaged` and
 * `limit-exceeded`, and a `DecompressionError`.
 */
export async function* readTarSplit(
  stored: ByteStream,
  document: string,
): AsyncGenerator<TarSplitRecord> {
  const { head, stream } = await peek(stored, 16);
  let position = 0;
  for await (const line of splitLines(decompress(stream, sniffCompression(head)), document)) {
    const json = new JsonObject(parseJson(line, document, limits.tarSplitLineBytes), document);
    if (json.findCount('position') !== position++) throw damaged(document, 'records are missing');
    const record = readRecord(json, document);
    if (record !== null) yield record;
  }
}

function readRecord(json: JsonObject, document: string): TarSplitRecord | null {
  const type = json.findCount('type');
  const payload = Buffer.from(json.findText('payload') ?? '', 'base64');
  if (type === 2) return payload.length === 0 ? null : { kind: 'segment', bytes: payload };
  if (type !== 1) throw damaged(document, 'it has a record of an unknown type');
  const size = json.has('size') ? json.findCount('size') : 0;
  if (size === null) throw damaged(document, 'a content has no sensible size');
  // A link may claim the size of its target. Its checksum is that of no bytes, which is 0.
  if (size === 0 || payload.equals(Buffer.alloc(checksumBytes))) return null;
  if (payload.length !== checksumBytes) throw damaged(document, 'a content has no checksum');
  return {
    kind: 'content',
    name: readName(json),
    size,
    checksum: [payload.readUInt32BE(0), payload.readUInt32BE(4)],
  };
}

/** A name that is not UTF-8 is given as its bytes. */
function readName(json: JsonObject): ByteString {
  const raw = Buffer.from(json.findText('name_raw') ?? '', 'base64');
  return raw.length > 0 ? byteString(raw) : encodeText(json.findText('name') ?? '');
}

/** The lines of a stream that are not empty, without their ends. */
async function* splitLines(stream: ByteStream, document: string): AsyncGenerator<Uint8Array> {
  let rest: Uint8Array = new Uint8Array();
  for await (const piece of stream) {
    let start = 0;
    for (let end = piece.indexOf(newline); end !== -1; end = piece.indexOf(newline, start)) {
      const line = piece.subarray(start, end);
      if (rest.length + line.length > 0)
        yield rest.length === 0 ? line : Buffer.concat([rest, line]);
      rest = new Uint8Array();
      start = end + 1;
    }
    if (start < piece.length) rest = Buffer.concat([rest, piece.subarray(start)]);
    if (rest.length > limits.tarSplitLineBytes) {
      throw new LayerscopeError({
        code: 'limit-exceeded',
        tried: `read ${document}`,
        failed: `it has a record of more than ${limits.tarSplitLineBytes} bytes`,
        advice: 'No engine writes such a record; check where the image comes from.',
      });
    }
  }
  if (rest.length > 0) yield rest;
}

function damaged(document: string, failed: string): LayerscopeError {
  return new LayerscopeError({
    code: 'damaged',
    tried: `read ${document}`,
    failed,
    advice: 'Remove the image from the engine and pull or build it again.',
  });
}
