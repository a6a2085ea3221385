import type { Transform } from 'node:stream';
import { badCompression } from './compression-damage.ts';

/** Bytes that come out at a time: about what 64 KB inflate to. */
const outputSize = 256 * 1024;

/** Bytes that go in at a time, so that what comes out stays close to the processor. */
const inputSize = 64 * 1024;
const nothing = new Uint8Array();

/** What was made of some input. */
interface Inflated {
  /** Good until the next call. */
  readonly output: Uint8Array;
  /** Bytes of the input that were used, not all of a long one; the rest is to be given again. */
  readonly used: number;
  /** Whether there was room for more, but no use for the rest of the input: the data ends here. */
  readonly hasEnded: boolean;
}

/**
 * A decompressor of Node's, run by who calls it. Node offers that for data that is all there; for
 * data that comes in parts it is inside its streams, alike in Node 20, 22 and 24.
 */
export class CallingInflater {
  readonly #stream: Transform;
  readonly #flush: number;
  readonly #handle: Inside['_handle'];
  /** Bytes left of the output's room and of the input, after each call. */
  readonly #left: Inside['_writeState'];
  readonly #output = new Uint8Array(outputSize);
  #damage: string | null = null;

  /** `flush` is the flag that has all given out that can be. */
  constructor(stream: Transform, flush: number) {
    this.#stream = stream;
    this.#flush = flush;
    const { _handle: handle, _writeState: left } = insideOf(this.#stream);
    this.#handle = handle;
    this.#left = left;
    // oxlint-disable-next-line unicorn/prefer-add-event-listener -- it is no event target
    handle.onerror = (message) => {
      this.#damage = message;
    };
  }

  /** Throws `CompressionDamage`. */
  inflate(input: Uint8Array): Inflated {
    const given = Math.min(input.length, inputSize);
    this.#handle.writeSync(this.#flush, input, 0, given, this.#output, 0, outputSize);
    if (this.#damage !== null) throw badCompression(this.#damage);
    const [outputLeft = 0, inputLeft = 0] = this.#left;
    return {
      output: this.#output.subarray(0, outputSize - outputLeft),
      used: given - inputLeft,
      hasEnded: inputLeft > 0 && outputLeft > 0,
    };
  }

  /** What there was no room for. Each piece is good until the next is wanted. */
  *rest(): Generator<Uint8Array, void> {
    for (;;) {
      const { output } = this.inflate(nothing);
      if (output.length === 0) return;
      yield output;
    }
  }

  close(): void {
    this.#stream.destroy();
  }
}

/** The parts of a stream of Node's that do its work. */
interface Inside {
  readonly _handle: {
    onerror: (message: string) => void;
    writeSync(
      flush: number,
      input: Uint8Array,
      inputStart: number,
      inputLength: number,
      output: Uint8Array,
      outputStart: number,
      outputLength: number,
    ): void;
  };
  readonly _writeState: Uint32Array;
}

function insideOf(stream: unknown): Inside {
  if (isInside(stream)) return stream;
  throw new TypeError('this Node keeps the inside of its zlib streams elsewhere');
}

function isInside(stream: unknown): stream is Inside {
  if (typeof stream !== 'object' || stream === null) return false;
  if (!('_handle' in stream && '_writeState' in stream)) return false;
  const { _handle: handle, _writeState: left } = stream;
  const canWrite = typeof handle === 'object' && handle !== null && 'writeSync' in handle;
  return canWrite && left instanceof Uint32Array;
}

/** Whether a stream of this Node has what a `CallingInflater` needs. */
export function canBeCalled(stream: Transform): boolean {
  return isInside(stream);
}
