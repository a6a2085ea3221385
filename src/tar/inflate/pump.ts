import type { Transform } from 'node:stream';
import { badCompression } from './compression-damage.ts';
import { ReadAhead } from './read-ahead.ts';

/** Gives the next piece of compressed data, null after the last. */
export type NextPiece = () => Promise<Uint8Array | null>;

/**
 * Feeds one of zlib's decompressors until there is no more or the format's end was met, and gives
 * what comes out; inflates ahead while the last piece is being worked on. What was inflated is given
 * before `next`'s failure is thrown. Of what stands in front of damaged data up to a chunk is lost,
 * as Node does not hand it out.
 */
export async function* pump(
  decompressor: Transform,
  next: NextPiece,
): AsyncGenerator<Uint8Array, void> {
  let failure: unknown = null;
  const feed = (): void => {
    next().then(
      (piece) => (piece === null ? decompressor.end() : decompressor.write(piece, written)),
      (error: unknown) => {
        failure = error;
        decompressor.end();
      },
    );
  };
  // Comes once more after the end, for a piece that was not used.
  const written = (): void => {
    if (!decompressor.destroyed) feed();
  };
  feed();
  try {
    const output = new ReadAhead(decompressor);
    for (let piece = await output.next(); piece !== null; piece = await output.next()) yield piece;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'for no known reason';
    throw badCompression(reason);
  } finally {
    decompressor.destroy();
  }
  if (failure !== null) throw failure;
}
