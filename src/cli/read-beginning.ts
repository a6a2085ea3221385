import { LayerscopeError } from '../model/error.ts';
import type { FileContent } from '../model/file-content.ts';

/** The first bytes, holes as zeros: fewer than `most` where the file is shorter; null of damage. */
export async function readBeginning(
  content: FileContent,
  most: number,
): Promise<Uint8Array | null> {
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
