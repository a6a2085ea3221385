import { chunkBits, chunkLength, ChunkSupply, type Numbers } from './chunk-supply.ts';

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
  readonly #supply: ChunkSupply<T>;
  /** Chunks that are somebody else's too. */
  readonly #shared: number;

  /** A column that begins with the values of `chunks`, which are as `chunksOf` makes them. */
  constructor(supply: ChunkSupply<T>, chunks: T[] = []) {
    this.#supply = supply;
    this.#chunks = chunks;
    this.#shared = chunks.length;
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

  /** The first `length` values, or all, in an array of exactly their number, for keeping. */
  toArray(length = this.#length): T {
    const kept = this.#supply.allocate(length);
    for (let start = 0; start < length; start += chunkLength) {
      const chunk = this.#chunks[start >>> chunkBits];
      if (chunk !== undefined) kept.set(chunk.subarray(0, length - start), start);
    }
    return kept;
  }

  /** What `toArray` gives. The column is empty then, and other columns have its memory. */
  drain(): T {
    const kept = this.toArray();
    this.clear();
    return kept;
  }

  clear(): void {
    this.#supply.give(this.#chunks.slice(this.#shared));
    this.#chunks.length = 0;
    this.#length = 0;
    this.#room = 0;
  }

  /** Makes room: a first chunk grows to twice its length, and is then followed by full ones. */
  #grow(): void {
    const at = this.#room >>> chunkBits;
    const doubled = Math.min(Math.max(2 * this.#room, fewest), chunkLength);
    const isFull = at > 0 || doubled === chunkLength;
    const chunk = isFull ? this.#supply.take() : this.#supply.allocate(doubled);
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

const uint16Chunks = new ChunkSupply((length) => new Uint16Array(length));
const uint32Chunks = new ChunkSupply((length) => new Uint32Array(length));
const int32Chunks = new ChunkSupply((length) => new Int32Array(length));
const float64Chunks = new ChunkSupply((length) => new Float64Array(length));

export const uint16Column = (): Column<Uint16Array> => new Column(uint16Chunks);
export const uint32Column = (values: Uint32Array = new Uint32Array(0)): Column<Uint32Array> =>
  new Column(uint32Chunks, chunksOf(values));
export const int32Column = (): Column<Int32Array> => new Column(int32Chunks);
export const float64Column = (): Column<Float64Array> => new Column(float64Chunks);
