import type { ByteStream } from '../../model/bytes.ts';
import { type ByteString, byteString, encodeText } from '../../model/byte-string.ts';
import { LayerscopeError } from '../../model/error.ts';
import { limits } from '../../model/limits.ts';
import { JsonObject } from '../../oci/json-object.ts';
import { parseJson } from '../../oci/json-text.ts';
import { sniffCompression } from '../../tar/compression.ts';
import { decompress } from '../../tar/decompress.ts';
import { peek } from '../../tar/peek.ts';
import { headSize } from '../file-head.ts';
import { LineSplitter } from './line-splitter.ts';

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
 * Reads a tar-split file (vbatts/tar-split), a JSON object on each line and the whole compressed
 * with gzip, and hands over its records in order. Those without bytes are left out. Throws
 * `damaged` and `limit-exceeded`, and a `DecompressionError`.
 */
export async function readTarSplit(
  stored: ByteStream,
  document: string,
  take: (record: TarSplitRecord) => void,
): Promise<void> {
  const { head, stream } = await peek(stored, headSize);
  if (sniffCompression(head) !== 'gzip') throw damaged(document, 'it is not compressed with gzip');
  const lines = new LineSplitter();
  let position = 0;
  const takeLine = (line: Uint8Array): void => {
    const json = new JsonObject(parseJson(line, document, limits.tarSplitLineBytes), document);
    if (json.findCount('position') !== position++) throw damaged(document, 'records are missing');
    const record = readRecord(json, document);
    if (record !== null) take(record);
  };
  for await (const piece of decompress(stream, 'gzip')) {
    for (const line of lines.push(piece)) takeLine(line);
    if (lines.rest.length > limits.tarSplitLineBytes) throw tooLong(document);
  }
  if (lines.rest.length > 0) takeLine(lines.rest);
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

function damaged(document: string, failed: string): LayerscopeError {
  return new LayerscopeError({
    code: 'damaged',
    tried: `read ${document}`,
    failed,
    advice: 'Remove the image from the engine and pull or build it again.',
  });
}

function tooLong(document: string): LayerscopeError {
  return new LayerscopeError({
    code: 'limit-exceeded',
    tried: `read ${document}`,
    failed: `it has a record of more than ${limits.tarSplitLineBytes} bytes`,
    advice: 'No engine writes such a record; check where the image comes from.',
  });
}
