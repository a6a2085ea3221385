import type { Blob } from '../model/bytes.ts';
import type { ContentPiece, FileContent } from '../model/file-content.ts';
import type { LayerIndex, SparseMap } from '../model/layer-index.ts';
import { TarBytes } from './tar-bytes.ts';

/** The layer ends before a content does that it had when it was indexed. */
export class ContentCutOff extends Error {}

/** The contents of one layer's files, read from its blob again. */
export class LayerContents {
  readonly #index: LayerIndex;
  readonly #tar: TarBytes;

  constructor(index: LayerIndex, blob: Blob) {
    this.#index = index;
    this.#tar = new TarBytes(blob);
  }

  /** The content of record `entry`; nothing where the record carries none. */
  of(entry: number): FileContent {
    const storedSize = this.#index.size[entry] ?? 0;
    const { size, pieces } = this.#index.sparse.get(entry) ?? wholeMap(storedSize);
    const offset = this.#index.offset[entry] ?? 0;
    return {
      size,
      storedSize,
      pieces: (start = 0, end = size) => this.#read(offset, pieces, start, end),
    };
  }

  close(): Promise<void> {
    return this.#tar.close();
  }

  /** `stored` is where the layer has the first piece; the others follow it. */
  async *#read(
    stored: number,
    pieces: SparseMap['pieces'],
    start: number,
    end: number,
  ): AsyncGenerator<ContentPiece> {
    let first = stored;
    for (const { offset, length } of pieces) {
      let position = Math.max(offset, start);
      const last = Math.min(offset + length, end);
      if (position < last) {
        for await (const bytes of this.#tar.read(first + position - offset, last - position)) {
          yield { position, bytes };
          position += bytes.length;
        }
        if (position < last) throw new ContentCutOff(`the layer ends within the file's content`);
      }
      first += length;
    }
  }
}

/** The map of a file without holes. */
function wholeMap(size: number): SparseMap {
  return { size, pieces: size === 0 ? [] : [{ offset: 0, length: size }] };
}
