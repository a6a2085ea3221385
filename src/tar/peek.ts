import type { ByteStream } from '../model/bytes.ts';

/** Looks at the first `length` bytes (fewer at a stream's end) and gives the stream back whole. */
export async function peek(
  source: ByteStream,
  length: number,
): Promise<{ readonly head: Uint8Array; readonly stream: ByteStream }> {
  const iterator = source[Symbol.asyncIterator]();
  const seen: Uint8Array[] = [];
  let size = 0;
  while (size < length) {
    const step = await iterator.next();
    if (step.done === true) break;
    size += step.value.length;
    // Where another piece is wanted, it may come in the same memory.
    seen.push(size < length ? Uint8Array.from(step.value) : step.value);
  }
  return { head: Buffer.concat(seen, Math.min(size, length)), stream: resume(seen, iterator) };
}

async function* resume(seen: readonly Uint8Array[], rest: AsyncIterator<Uint8Array>): ByteStream {
  try {
    yield* seen;
    for (let step = await rest.next(); step.done !== true; step = await rest.next()) {
      yield step.value;
    }
  } finally {
    await rest.return?.();
  }
}
