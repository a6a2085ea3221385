import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { bytesOf, type ByteString } from '../../src/model/byte-string.ts';
import type { Xattrs } from '../../src/model/layer-index.ts';
import type { Annotations } from '../../src/oci/descriptor.ts';
import type { Entry } from '../../src/tar/entry.ts';
import { walkTar } from '../../src/tar/walk.ts';
import { memoryAccess } from './memory.ts';
import { concat, padded } from './tar-blocks.ts';
import { buildTar } from './tar.ts';
import { rawFrame } from './zstd.ts';

/** A layer's blob that publishes its table of contents, and what its descriptor says of that. */
export interface TocLayer {
  readonly blob: Uint8Array;
  readonly annotations: Annotations;
}

/** One entry of a table, or anything in the place of one. */
export type TocRow = Readonly<Record<string, unknown>>;

/** What a test may do to a table before it is written. */
export interface TocChanges {
  /** Bytes of the chunks that contents are cut into. */
  readonly chunkSize?: number;
  readonly rows?: (rows: readonly TocRow[]) => readonly unknown[];
  readonly json?: (json: string) => string;
}

const types = {
  file: 'reg',
  hardlink: 'hardlink',
  symlink: 'symlink',
  directory: 'dir',
  'character-device': 'char',
  'block-device': 'block',
  fifo: 'fifo',
} as const;

/**
 * The tar as an eStargz layer (estargz.md): each content starts a gzip member, in front of them is
 * the landmark that there is nothing to fetch first, behind them the table and the footer.
 */
export function estargzLayer(tar: Uint8Array, changes: TocChanges = {}): TocLayer {
  const landmark = buildTar([{ path: '.no.prefetch.landmark', content: '\x0f' }]).subarray(0, 1024);
  const body = new Blob(gzipSync);
  const rows: TocRow[] = [];
  let padding = 0;
  for (const { entry, head, content } of piecesOf(concat([landmark, tar]))) {
    body.write(head);
    const chunks = chunksOf(content, changes).map(({ position, bytes }) => {
      const offset = body.flush();
      // The headers that follow will be in the same member.
      body.write(bytes);
      return { offset, chunkOffset: position, chunkSize: bytes.length, chunkDigest: sha256(bytes) };
    });
    // Only the last chunk's size is left out, and times have no fractions.
    const last = chunks.pop();
    if (last !== undefined) chunks.push({ ...last, chunkSize: 0 });
    rows.push(...rowsOf(entry, Math.round(entry.mtime), content, chunks));
    padding = padded(content).length - content.length;
  }
  body.write(new Uint8Array(padding));
  const start = body.flush();
  const json = tocJson(rows, changes);
  const toc = gzipSync(buildTar([{ path: 'stargz.index.json', mode: 0, content: json }]));
  return {
    blob: concat([body.bytes(), toc, estargzFooter(start)]),
    annotations: { 'containerd.io/snapshot/stargz/toc.digest': sha256(Buffer.from(json)) },
  };
}

/** The footer of a blob whose table starts at `offset`. */
export function estargzFooter(offset: number): Uint8Array {
  return concat([
    Buffer.from('1f8b08040000000000ff1a0053471600', 'hex'),
    offset.toString(16).padStart(16, '0'),
    'STARGZ',
    Buffer.from('010000ffff0000000000000000', 'hex'),
  ]);
}

/**
 * The tar as a zstd:chunked layer: each content is a frame, or several, and behind them is the table
 * in a frame that decoders skip. (Real writers compress the frames, and add a footer.)
 */
export function chunkedLayer(tar: Uint8Array, changes: TocChanges = {}): TocLayer {
  const body = new Blob(rawFrame);
  const rows: TocRow[] = [];
  let end = 0;
  for (const { entry, head, content } of piecesOf(tar)) {
    body.write(head);
    const chunks = chunksOf(content, changes).map(({ position, bytes }) => {
      const offset = body.flush();
      body.write(bytes);
      return { offset, chunkOffset: position, chunkSize: bytes.length, chunkDigest: sha256(bytes) };
    });
    const [first, ...others] = rowsOf(entry, entry.mtime, content, chunks);
    rows.push({ ...first, ...(chunks.length > 0 ? { endOffset: body.flush() } : {}) }, ...others);
    end = entry.offset + content.length;
  }
  body.write(tar.subarray(end));
  const start = body.flush();
  const json = tocJson(rows, changes);
  const toc = rawFrame(Buffer.from(json));
  const prefix = 'io.github.containers.zstd-chunked.';
  return {
    blob: concat([body.bytes(), skippableFrame(toc)]),
    annotations: {
      [`${prefix}manifest-checksum`]: sha256(toc),
      [`${prefix}manifest-position`]: `${start + 8}:${toc.length}:${Buffer.byteLength(json)}:1`,
    },
  };
}

/** Gathers bytes, and compresses those together that were written between two flushes. */
class Blob {
  readonly #compress: (bytes: Uint8Array) => Uint8Array;
  readonly #done: Uint8Array[] = [];
  #pending: Uint8Array[] = [];
  #length = 0;

  constructor(compress: (bytes: Uint8Array) => Uint8Array) {
    this.#compress = compress;
  }

  write(bytes: Uint8Array): void {
    this.#pending.push(bytes);
  }

  /** Returns where what is written next will start. */
  flush(): number {
    const bytes = concat(this.#pending.splice(0));
    if (bytes.length > 0) this.#push(this.#compress(bytes));
    return this.#length;
  }

  bytes(): Uint8Array {
    return concat(this.#done);
  }

  #push(bytes: Uint8Array): void {
    this.#done.push(bytes);
    this.#length += bytes.length;
  }
}

interface Piece {
  readonly entry: Entry;
  /** What stands between the content before and this one. */
  readonly head: Uint8Array;
  readonly content: Uint8Array;
}

/** A tar in pieces, up to its last content. */
function* piecesOf(tar: Uint8Array): Generator<Piece> {
  let start = 0;
  for (const entry of walkTar(memoryAccess(tar))) {
    const end = entry.offset + entry.storedSize;
    const content = tar.subarray(entry.offset, end);
    yield { entry, head: tar.subarray(start, entry.offset), content };
    start = end;
  }
}

function chunksOf(
  content: Uint8Array,
  { chunkSize = content.length }: TocChanges,
): readonly { readonly position: number; readonly bytes: Uint8Array }[] {
  if (content.length === 0) return [];
  return Array.from({ length: Math.ceil(content.length / chunkSize) }, (_, i) => {
    const position = i * chunkSize;
    return { position, bytes: content.subarray(position, position + chunkSize) };
  });
}

/** The rows of one file: its own with its first chunk, then its other chunks. */
function rowsOf(
  entry: Entry,
  mtime: number,
  content: Uint8Array,
  [first, ...others]: readonly TocRow[],
): readonly TocRow[] {
  const name = textOf(entry.path);
  return [
    {
      name,
      type: types[entry.type],
      mode: entry.mode,
      uid: entry.uid,
      gid: entry.gid,
      modtime: timeOf(mtime),
      ...(entry.linkTarget === null ? {} : { linkName: textOf(entry.linkTarget) }),
      ...(entry.device === null
        ? {}
        : { devMajor: entry.device.major, devMinor: entry.device.minor }),
      ...(entry.xattrs === null ? {} : { xattrs: xattrsOf(entry.xattrs) }),
      ...(first === undefined ? {} : { ...first, size: content.length, digest: sha256(content) }),
    },
    ...others.map((chunk) => ({ name, type: 'chunk', ...chunk })),
  ];
}

function xattrsOf(xattrs: Xattrs): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from(xattrs, ([name, value]) => [textOf(name), textOf(value, 'base64')]),
  );
}

function textOf(text: ByteString, encoding: 'utf8' | 'base64' = 'utf8'): string {
  return Buffer.from(bytesOf(text)).toString(encoding);
}

/** RFC 3339 with as many digits as nanoseconds need. */
function timeOf(seconds: number): string {
  const whole = Math.floor(seconds);
  const fraction = (seconds - whole).toFixed(9).slice(1);
  return new Date(whole * 1000).toISOString().replace('.000', fraction);
}

function tocJson(rows: readonly TocRow[], { rows: change, json }: TocChanges): string {
  const text = JSON.stringify({ version: 1, entries: change?.(rows) ?? rows });
  return json?.(text) ?? text;
}

function skippableFrame(content: Uint8Array): Uint8Array {
  const header = Buffer.alloc(8);
  header.writeUInt32LE(0x184d2a50, 0);
  header.writeUInt32LE(content.length, 4);
  return concat([header, content]);
}

function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
