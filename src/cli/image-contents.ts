import type { ImageTree } from '../filesystem/image-tree.ts';
import { ContentDamage } from '../index/content-bytes.ts';
import { Excerpts } from '../index/excerpts.ts';
import { LayerContents } from '../index/layer-contents.ts';
import type { Blob } from '../model/bytes.ts';
import { LayerscopeError } from '../model/error.ts';
import type { ContentPiece, FileContent } from '../model/file-content.ts';
import { readBeginning } from './read-beginning.ts';
import { DecompressionError } from '../tar/decompress.ts';
import { escapeBytes } from '../text/escape.ts';

const noExcerpts = new Excerpts(() => false);

/** The contents of an image's files, read from its layers again. */
export class ImageContents {
  readonly #tree: ImageTree;
  readonly #blobs: readonly (Blob | null)[];
  readonly #excerpts: Excerpts;
  readonly #layers = new Map<number, LayerContents>();

  /**
   * `blobs` are those of the tree's layers; null for one that cannot be read again, of which only
   * excerpts may be left.
   */
  constructor(tree: ImageTree, blobs: readonly (Blob | null)[], excerpts = noExcerpts) {
    this.#tree = tree;
    this.#blobs = blobs;
    this.#excerpts = excerpts;
  }

  /** The content of a version, which must be a file's. */
  of(version: number): FileContent {
    const { versions } = this.#tree;
    const inode = versions.inode.at(version);
    const layer = versions.layer.at(inode);
    const { size, storedSize, pieces } = this.#layer(layer).of(versions.entry.at(inode));
    return {
      size,
      storedSize,
      pieces: (start, end) => this.#watch(pieces(start, end), version, layer),
    };
  }

  /** What `LoadedImage.beginningOf` says. */
  async beginningOf(version: number, most: number): Promise<Uint8Array | null> {
    const { versions, layers } = this.#tree;
    const inode = versions.inode.at(version);
    const layer = versions.layer.at(inode);
    const index = layers[layer];
    const kept = index === undefined ? null : this.#excerpts.of(index, versions.entry.at(inode));
    if (kept !== null) return kept.subarray(0, most);
    return (this.#blobs[layer] ?? null) === null ? null : readBeginning(this.of(version), most);
  }

  async close(): Promise<void> {
    await Promise.all(Array.from(this.#layers.values(), (layer) => layer.close()));
  }

  #layer(layer: number): LayerContents {
    const known = this.#layers.get(layer);
    if (known !== undefined) return known;
    const index = this.#tree.layers[layer];
    const blob = this.#blobs[layer] ?? null;
    if (index === undefined || blob === null) {
      throw new Error(`the contents of layer ${layer} were not kept`);
    }
    const contents = new LayerContents(index, blob);
    this.#layers.set(layer, contents);
    return contents;
  }

  /** Says of damage where it is. */
  async *#watch(
    pieces: AsyncIterable<ContentPiece>,
    version: number,
    layer: number,
  ): AsyncGenerator<ContentPiece> {
    try {
      yield* pieces;
    } catch (cause) {
      if (!(cause instanceof DecompressionError || cause instanceof ContentDamage)) throw cause;
      const path = escapeBytes(this.#tree.pathOf(this.#tree.versions.node.at(version)));
      throw new LayerscopeError({
        code: 'damaged',
        tried: `read ${path} in layer ${layer}`,
        failed: cause.message,
        advice: 'Save or download the image again.',
        cause,
      });
    }
  }
}
