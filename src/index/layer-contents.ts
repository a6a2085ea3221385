import type { Blob } from '../model/bytes.ts';
import type { ContentPiece, FileContent } from '../model/file-content.ts';
import type { LayerIndex, SparseMap } from '../model/layer-index.ts';
import { ChunkBytes } from './chunk-bytes.ts';
import { type ContentBytes, ContentDamage } from './content-bytes.ts';
import { TarBytes } from './tar-bytes.ts';

/** The contents of one layer's files, read from its blob again. */
export class LayerContents {
  readonly #index: LayerIndex;
  readonly #bytes: ContentBytes;

  constructor(index: LayerIndex, blob: Blob) {
    const { places } = index;
    this.#index = index;
    this.#bytes =
      places.kind === 'tar'
        ? new TarBytes(blob, places.offset)
        : new ChunkBytes(blob, places.chunks);
  }

  /** The content of record `entry`; nothing where the record carries none. */
  of(entry: number): FileContent {
    const storedSize = this.#index.size[entry] ?? 0;
    const { size, pieces } = this.#index.sparse.get(entry) ?? wholeMap(storedSize);
    return {
      size,
      storedSize,
      pieces: (start = 0, end = size) => this.#read(entry, pieces, start, end),
    };
  }

  close(): Promise<void> {
    return this.#bytes.close();
  }

  /** The layer has the pieces one after the other. */
  async *#read(
    entry: number,
    pieces: SparseMap['pieces'],
    start: number,
    end: number,
  ): AsyncGenerator<ContentPiece> {
    let first = 0;
    for (const { offset, length } of pieces) {
      let position = Math.max(offset, start);
      const last = Math.min(offset + length, end);
      if (position < last) {
        const stored = this.#bytes.read(entry, first + position - offset, last - position);
        for await (const bytes of stored) {
          yield { position, bytes };
          position += bytes.length;
        }
        if (position < last) throw new ContentDamage(`the layer ends within the file's content`);
      }
      first += length;
    }
  }
}

/** The map of a file without holes. */
function wholeMap(size: number): SparseMap {
  return { size, pieces: size === 0 ? [] : [{ offset: 0, length: size }] };
}
