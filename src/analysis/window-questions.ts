import type { ImageTree } from '../filesystem/image-tree.ts';
import type { Image } from '../model/image.ts';
import { limits } from '../model/limits.ts';
import type { ContentWindow } from './content-windows.ts';
import type { FindingSettings } from './finding-settings.ts';
import { pathFacts } from './path-facts.ts';
import { rulesOn } from './wanted-findings.ts';

/**
 * What the rules want to read of contents: of each once, whatever names it has, and of no more
 * contents and bytes than allowed. What is asked for first counts.
 */
export function windowQuestions(
  tree: ImageTree,
  image: Image,
  settings: FindingSettings,
): readonly ContentWindow[] {
  const reading = rulesOn(settings).filter(({ reads }) => reads !== null);
  if (reading.length === 0) return [];
  const facts = pathFacts(tree, image, reading, settings);
  const wanted = new Map<number, number>();
  let room: number = limits.contentWindowsBytes;
  for (const { reads } of reading) {
    for (const { version: name, bytes } of reads?.(facts) ?? []) {
      const version = tree.versions.inode.at(name);
      const most = Math.min(bytes, limits.contentWindowBytes, tree.storedBytes(version));
      const more = most - (wanted.get(version) ?? 0);
      const isFull = wanted.size === limits.contentWindows && !wanted.has(version);
      if (more <= 0 || more > room || isFull) continue;
      wanted.set(version, most);
      room -= more;
    }
  }
  return Array.from(wanted, ([version, bytes]) => ({ version, bytes }));
}
