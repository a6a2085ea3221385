import { gzipSync } from 'node:zlib';
import { bytesOf } from '../../src/model/byte-string.ts';
import { Crc64 } from '../../src/sources/local-store/crc64.ts';
import { walkTar } from '../../src/tar/walk.ts';
import { memoryAccess } from './memory.ts';

/** A record of a tar-split file, as JSON has it. */
export interface TarSplitLine {
  readonly type: number;
  readonly name?: string;
  readonly name_raw?: string;
  readonly size?: number;
  readonly payload: string | null;
  readonly position: number;
}

/** What tar-split notes of a tar: its bytes without the contents, and where which content was. */
export function tarSplitLines(tar: Uint8Array): readonly TarSplitLine[] {
  const lines: TarSplitLine[] = [];
  const add = (line: Omit<TarSplitLine, 'position'>): void => {
    lines.push({ ...line, position: lines.length });
  };
  const segment = (start: number, end: number): void => {
    if (start < end) add({ type: 2, payload: base64(tar.subarray(start, end)) });
  };
  let done = 0;
  for (const { path, offset, size, storedSize } of walkTar(memoryAccess(tar))) {
    segment(done, offset);
    done = offset + storedSize;
    const content = tar.subarray(offset, done);
    const name = bytesOf(path);
    const text = Buffer.from(name).toString();
    add({
      type: 1,
      ...(Buffer.from(text).equals(name) ? { name: text } : { name_raw: base64(name) }),
      ...(size > 0 && { size }),
      payload: size > 0 ? base64(checksum(content)) : null,
    });
  }
  segment(done, tar.length);
  return lines;
}

/** Such a file as it is stored. */
export function packTarSplit(lines: readonly object[]): Uint8Array {
  return gzipSync(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

function checksum(content: Uint8Array): Uint8Array {
  const crc = new Crc64();
  crc.update(content);
  const bytes = Buffer.alloc(8);
  const [upper, lower] = crc.value();
  bytes.writeUInt32BE(upper, 0);
  bytes.writeUInt32BE(lower, 4);
  return bytes;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}
