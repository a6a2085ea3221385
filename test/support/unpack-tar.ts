import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { walkTar } from '../../src/tar/walk.ts';
import { memoryAccess } from './memory.ts';

/** Writes what a trusted tar holds into a directory: files, directories and links. */
export function unpackTar(tar: Uint8Array, directory: string): void {
  for (const { path, type, offset, storedSize, linkTarget } of walkTar(memoryAccess(tar))) {
    const target = join(directory, path);
    mkdirSync(type === 'directory' ? target : dirname(target), { recursive: true });
    if (type === 'file') writeFileSync(target, tar.subarray(offset, offset + storedSize));
    if (type === 'symlink') symlinkSync(linkTarget ?? '', target);
    if (type === 'hardlink') linkSync(join(directory, linkTarget ?? ''), target);
  }
}
