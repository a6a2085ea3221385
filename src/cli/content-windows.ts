import type { ContentWindow, ContentWindows } from '../analysis/content-windows.ts';
import { LayerscopeError } from '../model/error.ts';
import type { FileContent } from '../model/file-content.ts';
import type { LoadedImage } from './loaded-image.ts';

/**
 * Reads the beginnings of contents that rules asked for: in the order of the layers, so that each
 * is read through once. What is damaged has no answer; that is told elsewhere.
 */
export async function contentWindows(
  { tree, contentOf }: Pick<LoadedImage, 'tree' | 'contentOf'>,
  questions: readonly ContentWindow[],
): Promise<ContentWindows> {
  const { inode } = tree.versions;
  const inOrder = questions.toSorted((a, b) => inode.at(a.version) - inode.at(b.version));
  const windows = new Map<number, Uint8Array>();
  for (const { version, bytes } of inOrder) {
    const window = await beginningOf(contentOf(version), bytes);
    if (window !== null) windows.set(version, window);
  }
  return windows;
}

/** The first bytes, holes as zeros: fewer than `most` where the file is shorter. */
async function beginningOf(content: FileContent, most: number): Promise<Uint8Array | null> {
  const window = new Uint8Array(Math.min(content.size, most));
  try {
    for await (const { position, bytes } of content.pieces(0, window.length)) {
      window.set(bytes.subarray(0, Math.max(0, window.length - position)), position);
    }
    return window;
  } catch (error) {
    if (error instanceof LayerscopeError && error.code === 'damaged') return null;
    throw error;
  }
}
