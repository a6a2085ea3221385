import type { Analysis } from '../analysis/analysis.ts';
import type { Contents } from '../analysis/contents.ts';
import type { DirectoryBytes } from '../filesystem/directory-bytes.ts';
import type { ImageTree } from '../filesystem/image-tree.ts';
import type { Image } from '../model/image.ts';
import type { Warning } from '../model/warning.ts';

/** What the explorer explores. None of it changes while one looks, but that it gets judged. */
export interface ExploredImage {
  /** What the user typed. */
  readonly reference: string;
  readonly image: Image;
  readonly tree: ImageTree;
  readonly bytes: DirectoryBytes;
  /** By the digests known so far: until all are, files of the same size can seem to differ. */
  readonly contents: Contents;
  /** Null until contents were compared. */
  readonly analysis: Analysis | null;
  readonly warnings: readonly Warning[];
}
