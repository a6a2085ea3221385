import type { ByteStream, RandomAccess } from './bytes.ts';
import { Turn } from './turn.ts';

/** Bytes of a piece: few enough to stay close to the processor. */
const pieceSize = 128 * 1024;

interface Wanted {
  readonly start?: number;
  /** As many as there are, if fewer. */
  readonly size?: number;
  readonly isPassing?: boolean;
}

/** Some bytes in order, as `Blob.stream` gives them, read by the thread that asks, in turns. */
export async function* accessStream(
  access: RandomAccess,
  { start = 0, size = access.size - start, isPassing = false }: Wanted = {},
): ByteStream {
  const end = start + size;
  const turn = new Turn();
  let memory: Buffer | null = null;
  for (let position = start; position < end;) {
    const wanted = Math.min(pieceSize, end - position);
    if (memory === null || !isPassing) memory = Buffer.allocUnsafeSlow(wanted);
    const count = access.read(position, memory.subarray(0, wanted));
    if (count === 0) return;
    yield memory.subarray(0, count);
    position += count;
    if (turn.hasLasted) await turn.pass();
  }
}
