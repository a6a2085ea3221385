import type { ImageTree } from '../filesystem/image-tree.ts';
import type { Image } from '../model/image.ts';
import { limits } from '../model/limits.ts';
import type { ContentWindow } from './content-windows.ts';
import { type FindingSettings, rulesOn } from './finding-settings.ts';
import { matchesOf } from './rule-matches.ts';

/** Whether any rule will ask for contents. */
export function readsContents(settings: FindingSettings): boolean {
  return rulesOn(settings).some(({ reads }) => reads !== null);
}

/** What the rules want to read of contents: of each file once, and of no more files than allowed. */
export function windowQuestions(
  tree: ImageTree,
  image: Image,
  settings: FindingSettings,
): readonly ContentWindow[] {
  const reading = rulesOn(settings).filter(({ reads }) => reads !== null);
  if (reading.length === 0) return [];
  const facts = { tree, image, matches: matchesOf(tree, reading, settings) };
  const wanted = new Map<number, number>();
  for (const { reads } of reading) {
    for (const { version, bytes } of reads?.(facts) ?? []) {
      if (wanted.size === limits.contentWindows && !wanted.has(version)) continue;
      wanted.set(version, Math.max(wanted.get(version) ?? 0, bytes));
    }
  }
  return Array.from(wanted, ([version, bytes]) => ({
    version,
    bytes: Math.min(bytes, limits.contentWindowBytes),
  }));
}
