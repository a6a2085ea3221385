import type { ByteStream } from './bytes.ts';
import { LayerscopeError } from './error.ts';
import { limits } from './limits.ts';

/** Some of a file's bytes, and where in the file they belong. */
export interface ContentPiece {
  readonly position: number;
  readonly bytes: Uint8Array;
}

/** The content of one file, to be read in pieces. */
export interface FileContent {
  /** Bytes of the file as a reader sees it. */
  readonly size: number;
  /** Bytes that the layer carries for it: fewer than `size` where the file has holes. */
  readonly storedSize: number;
  /**
   * What stands from `start` up to `end`, or in all of the file: in order, without the holes. A
   * piece may be empty.
   */
  readonly pieces: (start?: number, end?: number) => AsyncIterable<ContentPiece>;
}

const zeros = new Uint8Array(64 * 1024);

/** All bytes of a file in order, holes as zeros. Throws where the holes are absurdly large. */
export async function* wholeContent({ size, storedSize, pieces }: FileContent): ByteStream {
  if (size > limits.inflatedFree && size > storedSize * limits.inflationRatio) throw tooSparse();
  let position = 0;
  for await (const piece of pieces()) {
    yield* zerosFor(piece.position - position);
    if (piece.bytes.length > 0) yield piece.bytes;
    position = piece.position + piece.bytes.length;
  }
  yield* zerosFor(size - position);
}

function* zerosFor(size: number): Generator<Uint8Array> {
  for (let left = size; left > 0; left -= zeros.length) {
    yield zeros.slice(0, Math.min(left, zeros.length));
  }
}

function tooSparse(): LayerscopeError {
  return new LayerscopeError({
    code: 'limit-exceeded',
    tried: 'write out a sparse file',
    failed: `it is more than ${limits.inflationRatio} times as large as what is stored of it`,
    advice: 'Extract it to a file or a directory: there its holes take no room.',
  });
}
