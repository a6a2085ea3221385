import type { ByteStream } from '../model/bytes.ts';

/** The first bytes of a stream, `length` of them if it has as many, and the stream still whole. */
export async function peek(
  source: ByteStream,
  length: number,
): Promise<{ readonly head: Uint8Array; readonly stream: ByteStream }> {
  const iterator = source[Symbol.asyncIterator]();
  const pieces: Uint8Array[] = [];
  let size = 0;
  while (size < length) {
    const step = await iterator.next();
    if (step.done === true) break;
    pieces.push(step.value);
    size += step.value.length;
  }
  return { head: Buffer.concat(pieces).subarray(0, length), stream: rejoin(pieces, iterator) };
}

async function* rejoin(pieces: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): ByteStream {
  try {
    yield* pieces;
    for (let step = await rest.next(); step.done !== true; step = await rest.next()) {
      yield step.value;
    }
  } finally {
    await rest.return?.();
  }
}
