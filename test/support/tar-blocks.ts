/** Text stands for its UTF-8 bytes. */
export type Bytes = string | Uint8Array;

/** The fields of one header block; a number becomes octal digits, bytes are taken as they are. */
export interface HeaderFields {
  readonly name?: Bytes;
  readonly mode?: number | Bytes;
  readonly uid?: number | Bytes;
  readonly gid?: number | Bytes;
  readonly size?: number | Bytes;
  readonly mtime?: number | Bytes;
  readonly typeflag?: Bytes;
  readonly linkname?: Bytes;
  /** Magic and version together, 8 bytes: `ustarMagic`, `gnuMagic` or nothing for v7. */
  readonly magic?: Bytes;
  readonly devmajor?: number | Bytes;
  readonly devminor?: number | Bytes;
  readonly prefix?: Bytes;
  /** Further bytes by position, for what the other fields do not reach. */
  readonly at?: readonly (readonly [position: number, value: Bytes])[];
  /** By default the right one. */
  readonly checksum?: Bytes;
}

export const blockSize = 512;
export const ustarMagic = 'ustar\x0000';
export const gnuMagic = 'ustar  \0';
/** Two blocks of zeros: the end of an archive. */
export const trailer: Uint8Array = new Uint8Array(2 * blockSize);

/** One header block (POSIX.1-1988 ustar, and what GNU tar makes of it). */
export function headerBlock(fields: HeaderFields): Uint8Array {
  const block = new Uint8Array(blockSize);
  block.set(toBytes(fields.name ?? ''), 0);
  block.set(number(fields.mode ?? 0o644, 8), 100);
  block.set(number(fields.uid ?? 0, 8), 108);
  block.set(number(fields.gid ?? 0, 8), 116);
  block.set(number(fields.size ?? 0, 12), 124);
  block.set(number(fields.mtime ?? 0, 12), 136);
  block.set(toBytes(fields.typeflag ?? '0'), 156);
  block.set(toBytes(fields.linkname ?? ''), 157);
  block.set(toBytes(fields.magic ?? ustarMagic), 257);
  block.set(number(fields.devmajor ?? '', 8), 329);
  block.set(number(fields.devminor ?? '', 8), 337);
  block.set(toBytes(fields.prefix ?? ''), 345);
  for (const [position, value] of fields.at ?? []) block.set(toBytes(value), position);
  block.fill(0x20, 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.set(toBytes(fields.checksum ?? `${octal(sum, 7)}\0 `), 148);
  return block;
}

/** A header and its body; the size is the body's unless the fields give another. */
export function record(fields: HeaderFields, body: Bytes = ''): Uint8Array {
  const bytes = toBytes(body);
  return concat([headerBlock({ size: bytes.length, ...fields }), padded(bytes)]);
}

/** A PAX extended header (typeflag `x`, or `g` for one that holds for all that follows). */
export function paxHeader(records: Readonly<Record<string, Bytes>>, typeflag = 'x'): Uint8Array {
  return record({ name: 'pax', typeflag }, paxBody(records));
}

/** Records `LENGTH KEY=VALUE\n`, where LENGTH counts itself. */
export function paxBody(records: Readonly<Record<string, Bytes>>): Uint8Array {
  return concat(
    Object.entries(records).map(([key, value]) => {
      const rest = concat([` ${key}=`, value, '\n']);
      let length = rest.length;
      while (length !== String(length).length + rest.length) length++;
      return concat([String(length), rest]);
    }),
  );
}

/** A GNU long name (`L`) or long link target (`K`) for the record that follows. */
export function gnuLong(typeflag: 'L' | 'K', text: Bytes): Uint8Array {
  return record({ name: '././@LongLink', typeflag, magic: gnuMagic }, concat([text, '\0']));
}

/** GNU's binary number: big-endian two's complement, the top bit set as its mark. */
export function base256(value: bigint, width: number): Uint8Array {
  const bytes = new Uint8Array(width);
  for (let i = width - 1, rest = value; i >= 0; i--, rest >>= 8n) {
    bytes[i] = Number(BigInt.asUintN(8, rest));
  }
  bytes[0] = (bytes[0] ?? 0) | 0x80;
  return bytes;
}

/** The bytes filled up with zeros to whole blocks. */
export function padded(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(Math.ceil(bytes.length / blockSize) * blockSize);
  whole.set(bytes);
  return whole;
}

export function concat(pieces: readonly Bytes[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(pieces.map(toBytes)));
}

export function toBytes(value: Bytes): Uint8Array {
  return typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
}

export function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits - 1, '0');
}

function number(value: number | Bytes, width: number): Uint8Array {
  return toBytes(typeof value === 'number' ? octal(value, width) : value);
}
