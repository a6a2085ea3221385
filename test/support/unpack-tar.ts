import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { walkTar } from '../../src/tar/walk.ts';
import { memoryAccess } from './memory.ts';

/** Writes what a trusted tar holds into a directory: files, directories and links. */
export function unpackTar(tar: Uint8Array, directory: string): void {
  for (const { path, type, offset, storedSize, linkTarget } of walkTar(memoryAccess(tar))) {
    const target = inside(directory, path);
    const parent = inside(directory, dirname(path));
    mkdirSync(type === 'directory' ? target : parent, { recursive: true });
    if (type === 'file') writeFileSync(target, tar.subarray(offset, offset + storedSize));
    if (type === 'symlink') symlinkSync(Buffer.from(linkTarget ?? '', 'latin1'), target);
    if (type === 'hardlink') linkSync(inside(directory, linkTarget ?? ''), target);
  }
}

/** Names are bytes, one to a character. */
function inside(directory: string, path: string): Buffer {
  return Buffer.concat([Buffer.from(`${directory}/`), Buffer.from(path, 'latin1')]);
}
