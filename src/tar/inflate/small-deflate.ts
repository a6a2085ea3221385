import { constants, inflateRawSync } from 'node:zlib';

/** Deflate data is inflated at once where it and what comes out are this short. */
export const smallInput = 32 * 1024;
const smallOutput = 1024 * 1024;

/** What came of inflating data that may be short. */
export type SmallInflation =
  /** `used` bytes were all of the deflate data. */
  | { readonly kind: 'whole'; readonly output: Buffer; readonly used: number }
  /** It is damaged; `output` is all that could be inflated before. */
  | { readonly kind: 'damaged'; readonly output: Buffer; readonly reason: string };

/**
 * Inflates the deflate data at the start of `input`, or gives null where that is longer. At once is
 * six times cheaper than through a stream, and some layers have a gzip member for each file.
 */
export function inflateSmall(input: Buffer): SmallInflation | null {
  try {
    const { buffer, engine } = inflate(input);
    const used = engine.bytesWritten;
    return used < input.length ? { kind: 'whole', output: buffer, used } : null;
  } catch (error) {
    if (!isDataError(error)) return null;
    return { kind: 'damaged', output: inflateUpToDamage(input), reason: error.message };
  }
}

/** Looks for the longest start of `input` that inflates without an error. */
function inflateUpToDamage(input: Buffer): Buffer {
  let output = Buffer.alloc(0);
  let good = 0;
  let bad = input.length;
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    try {
      output = inflate(input.subarray(0, middle)).buffer;
      good = middle;
    } catch {
      bad = middle;
    }
  }
  return output;
}

interface Inflation {
  readonly buffer: Buffer<ArrayBuffer>;
  readonly engine: { readonly bytesWritten: number };
}

function inflate(input: Buffer): Inflation {
  const options = {
    info: true,
    maxOutputLength: smallOutput,
    // Data that goes on after `input` is no error.
    finishFlush: constants.Z_SYNC_FLUSH,
  };
  const result: unknown = inflateRawSync(input, options);
  if (!isInflation(result)) throw new TypeError('zlib ignored the option `info`');
  return result;
}

function isInflation(value: unknown): value is Inflation {
  return typeof value === 'object' && value !== null && 'buffer' in value && 'engine' in value;
}

function isDataError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'Z_DATA_ERROR';
}
