/** No more than four: V8 takes longer to access an array that may be one of five. */
type Numbers = Uint16Array | Uint32Array | Int32Array | Float64Array;

/** Values in a chunk, as a power of two. */
const chunkBits = 12;
const chunkLength = 2 ** chunkBits;
const inChunk = chunkLength - 1;
/** The fewest values that room is made for. */
const fewest = 64;

/**
 * A growing column of numbers of one width. It is kept in chunks, so that to grow neither copies
 * what is there nor leaves much room unused.
 */
export class Column<T extends Numbers> {
  /** Each has room for `chunkLength` values, only the last may be shorter. */
  readonly #chunks: T[];
  #length: number;
  #room: number;
  readonly #allocate: (length: number) => T;

  /** A column that begins with the values of `chunks`, which are as `chunksOf` makes them. */
  constructor(allocate: (length: number) => T, chunks: T[] = []) {
    this.#allocate = allocate;
    this.#chunks = chunks;
    this.#length = chunks.reduce((sum, { length }) => sum + length, 0);
    this.#room = this.#length;
  }

  get length(): number {
    return this.#length;
  }

  /** Appends and returns the position of the new value. */
  push(value: number): number {
    if (this.#length === this.#room) this.#grow();
    this.set(this.#length, value);
    return this.#length++;
  }

  /** The value at `position`, which must be below `length`. */
  at(position: number): number {
    const chunk = this.#chunks[position >>> chunkBits];
    // In one expression with `?.`, every number is put into an object for a moment.
    return chunk === undefined ? 0 : (chunk[position & inChunk] ?? 0);
  }

  set(position: number, value: number): void {
    const chunk = this.#chunks[position >>> chunkBits];
    if (chunk !== undefined) chunk[position & inChunk] = value;
  }

  /** Appends so many zeros. */
  extend(count: number): void {
    // What was never set is zero.
    this.#length += count;
    while (this.#room < this.#length) this.#grow();
  }

  /** The values in an array of exactly their number, for keeping. */
  toArray(): T {
    const kept = this.#allocate(this.#length);
    for (const [i, chunk] of this.#chunks.entries()) {
      const start = i * chunkLength;
      kept.set(chunk.subarray(0, this.#length - start), start);
    }
    return kept;
  }

  /** Makes room: a first chunk grows to twice its length, and is then followed by full ones. */
  #grow(): void {
    const at = this.#room >>> chunkBits;
    const doubled = Math.min(Math.max(2 * this.#room, fewest), chunkLength);
    const chunk = this.#allocate(at === 0 ? doubled : chunkLength);
    // A last chunk that the column began with may be short.
    chunk.set(this.#chunks[at] ?? []);
    this.#chunks[at] = chunk;
    this.#room = at * chunkLength + chunk.length;
  }
}

/** Values to begin a column with. It shares them with whoever has them: set none of them. */
function chunksOf(values: Uint32Array): Uint32Array[] {
  return Array.from({ length: Math.ceil(values.length / chunkLength) }, (_, i) =>
    values.subarray(i * chunkLength, (i + 1) * chunkLength),
  );
}

export const uint16Column = (): Column<Uint16Array> =>
  new Column((length) => new Uint16Array(length));
export const uint32Column = (values: Uint32Array = new Uint32Array(0)): Column<Uint32Array> =>
  new Column((length) => new Uint32Array(length), chunksOf(values));
export const int32Column = (): Column<Int32Array> => new Column((length) => new Int32Array(length));
export const float64Column = (): Column<Float64Array> =>
  new Column((length) => new Float64Array(length));
