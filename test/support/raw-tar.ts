import { walkTar } from '../../src/tar/walk.ts';
import { memoryAccess } from './memory.ts';

/** The files of a tar by name. */
export function rawTar(tar: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const entry of walkTar(memoryAccess(tar))) {
    files.set(entry.path, tar.subarray(entry.offset, entry.offset + entry.storedSize));
  }
  return files;
}
