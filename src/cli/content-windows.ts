import type { ContentWindow, ContentWindows } from '../analysis/content-windows.ts';
import type { LoadedImage } from './loaded-image.ts';

/**
 * Reads the beginnings of contents that rules asked for: in the order of the layers, so that each
 * is read through once. What is damaged or gone has no answer; damage is told elsewhere.
 */
export async function contentWindows(
  { tree, beginningOf }: Pick<LoadedImage, 'tree' | 'beginningOf'>,
  questions: readonly ContentWindow[],
): Promise<ContentWindows> {
  const { inode } = tree.versions;
  const inOrder = questions.toSorted((a, b) => inode.at(a.version) - inode.at(b.version));
  const windows = new Map<number, Uint8Array>();
  for (const { version, bytes } of inOrder) {
    const window = await beginningOf(version, bytes);
    if (window !== null) windows.set(version, window);
  }
  return windows;
}
