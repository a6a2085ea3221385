import type { ImageTree } from '../filesystem/image-tree.ts';
import type { ByteString } from '../model/byte-string.ts';
import type { FileContent } from '../model/file-content.ts';

/** One path to write. */
export interface Item {
  /** From the place that all is written to: never empty, no `.`, no `..`. */
  readonly path: ByteString;
  readonly version: number;
}

/** A further name of a file that is written before. */
export interface LinkItem extends Item {
  readonly target: ByteString;
}

/** What is to be written, in this order: so that nothing is ever written through a link. */
export interface Extraction {
  readonly tree: ImageTree;
  /** The content of a version. */
  readonly contentOf: (version: number) => FileContent;
  /** A directory before what is in it. */
  readonly directories: readonly Item[];
  /** Each content once, in the order in which the layers have them. */
  readonly files: readonly Item[];
  readonly hardlinks: readonly LinkItem[];
  /** Devices and FIFOs. */
  readonly specials: readonly Item[];
  readonly symlinks: readonly Item[];
}

/** A path that was not written, and why, as a clause. */
export interface NotWritten {
  readonly path: ByteString;
  readonly reason: string;
}
