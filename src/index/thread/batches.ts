import type { ByteStream } from '../../model/bytes.ts';

/** Bytes that are worth a message: to tell a thread of them, and to hear of it, takes a while. */
const worthMessage = 256 * 1024;

/** The pieces of a stream, several at a time where they are small, each with memory of its own. */
export async function* batches(stream: ByteStream): AsyncGenerator<readonly Uint8Array[], void> {
  let batch: Uint8Array[] = [];
  let size = 0;
  for await (const piece of stream) {
    batch.push(hasOwnMemory(piece) ? piece : new Uint8Array(piece));
    size += piece.length;
    if (size < worthMessage) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (size > 0) yield batch;
}

/** Whoever has a piece has all of the memory that it stands in, or others may have parts of that. */
function hasOwnMemory({ buffer, byteLength }: Uint8Array): boolean {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength;
}
