import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { walkTar } from '../../src/tar/walk.ts';
import { memoryAccess } from './memory.ts';

/**
 * Unpacks a layer as an engine does, as far as tar-split needs it: files with content, and links on
 * the way to them, which the engine follows as if the directory were the root.
 */
export function unpackLayer(tar: Uint8Array, directory: string): void {
  const links = new Map<string, string>();
  mkdirSync(directory, { recursive: true });
  for (const { path, type, linkTarget, offset, storedSize } of walkTar(memoryAccess(tar))) {
    const parts = partsOf(path);
    const name = parts.pop();
    if (name === undefined) continue;
    const place = [...placeOf(parts, links), name].join('/');
    if (type === 'symlink') links.set(place, linkTarget ?? '');
    if (type !== 'symlink' && storedSize === 0) continue;
    const target = Buffer.from(`${directory}/${place}`, 'latin1');
    mkdirSync(Buffer.from(dirname(`${directory}/${place}`), 'latin1'), { recursive: true });
    rmSync(target, { recursive: true, force: true });
    if (type === 'symlink') symlinkSync(Buffer.from(linkTarget ?? '', 'latin1'), target);
    else writeFileSync(target, tar.subarray(offset, offset + storedSize));
  }
}

/** Where a directory really is. */
function placeOf(parts: readonly string[], links: ReadonlyMap<string, string>): readonly string[] {
  const left = [...parts];
  let place: string[] = [];
  for (let turns = 0; left.length > 0 && turns < 1000; turns++) {
    place.push(left.shift() ?? '');
    const target = links.get(place.join('/'));
    if (target === undefined) continue;
    place = target.startsWith('/') ? [] : place.slice(0, -1);
    left.unshift(...partsOf(target, place));
    place = [];
  }
  return place;
}

/** The components of a path that begins in a directory, without `.` and `..`. */
function partsOf(path: string, directory: readonly string[] = []): string[] {
  const parts = [...directory];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts;
}
