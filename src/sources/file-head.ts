import { sniffCompression } from '../tar/compression.ts';
import { TarReader } from '../tar/reader.ts';

/** Bytes that tell what a file is: one block of a tar. */
export const headSize = 512;

/**
 * Whether a file of an archive may be a layer, by its first bytes, since names lie. Asked before
 * anything else: the name of a tar's first file, and so the tar, may begin with `{`.
 */
export function beginsLayer(head: Uint8Array): boolean {
  return sniffCompression(head) !== 'none' || beginsTar(head);
}

/** Whether a block is one that a tar can begin with; zeros are a tar without files. */
export function beginsTar(head: Uint8Array): boolean {
  if (head.length < headSize) return false;
  const reader = new TarReader({ entry() {}, content() {}, contentEnd() {} });
  reader.push(head.subarray(0, headSize));
  return reader.finish().problem?.code !== 'bad-tar-header';
}
