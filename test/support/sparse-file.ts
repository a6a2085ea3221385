import type { TarEntrySpec } from './tar.ts';

/** A sparse file in GNU's PAX format 0.1: some text at each of some offsets, zeros between. */
export function sparseFile(
  path: string,
  size: number,
  pieces: readonly (readonly [offset: number, text: string])[],
): TarEntrySpec {
  return {
    path,
    content: pieces.map(([, text]) => text).join(''),
    pax: {
      'GNU.sparse.major': '0',
      'GNU.sparse.minor': '1',
      'GNU.sparse.size': String(size),
      'GNU.sparse.numblocks': String(pieces.length),
      'GNU.sparse.map': pieces.map(([offset, text]) => `${offset},${text.length}`).join(','),
    },
  };
}
