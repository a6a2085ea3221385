import { sniffCompression } from '../tar/compression.ts';
import { TarReader } from '../tar/reader.ts';

/** Bytes that tell what a file is: one block of a tar. */
export const headSize = 512;

export type ContentKind = 'layer' | 'document' | 'neither';

/**
 * What a file of an archive is, by its first bytes, since names lie. A tar is asked for before a
 * document: its first file's name may begin with `{`.
 */
export function contentKind(head: Uint8Array): ContentKind {
  if (sniffCompression(head) !== 'none' || beginsTar(head)) return 'layer';
  const text = new TextDecoder().decode(head).trimStart();
  return text.startsWith('{') || text.startsWith('[') ? 'document' : 'neither';
}

/** Whether a block is one that a tar can begin with; zeros are a tar without files. */
export function beginsTar(head: Uint8Array): boolean {
  if (head.length < headSize) return false;
  const reader = new TarReader({ entry() {}, content() {}, contentEnd() {} });
  reader.push(head.subarray(0, headSize));
  return reader.finish().problem?.code !== 'bad-tar-header';
}
