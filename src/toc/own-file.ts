import { encodeText } from '../model/byte-string.ts';
import type { Entry } from '../tar/entry.ts';
import { walkTar } from '../tar/walk.ts';
import { TocProblem } from './toc-problem.ts';

/** The table of contents of an eStargz layer as a file in it: whoever unpacks the layer gets it. */
export interface OwnFile {
  readonly entry: Entry;
  readonly text: Uint8Array;
}

const ownName = encodeText('stargz.index.json');

/** Finds the table in the last part of the layer's tar, which holds nothing else. */
export function findOwnFile(tar: Uint8Array): OwnFile {
  const access = {
    size: tar.length,
    read(position: number, target: Uint8Array): number {
      const piece = tar.subarray(position, position + target.length);
      target.set(piece);
      return piece.length;
    },
  };
  const step = walkTar(access).next();
  const entry = step.done === true ? null : step.value;
  const text = tar.subarray(entry?.offset ?? 0, (entry?.offset ?? 0) + (entry?.size ?? 0));
  if (entry === null || text.length !== entry.size || !isAsWritten(entry)) {
    throw new TocProblem(`where it should be there is no ${ownName}`);
  }
  return { entry, text };
}

/** No digest vouches for its header, but there is nothing in it: writers set name and size only. */
function isAsWritten({ path, type, mode, uid, gid, mtime, xattrs, sparse }: Entry): boolean {
  const isEmpty = mode === 0 && uid === 0 && gid === 0 && mtime === 0;
  return path === ownName && type === 'file' && isEmpty && xattrs === null && sparse === null;
}
