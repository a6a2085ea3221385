type Numbers = Uint16Array | Uint32Array | Int32Array | Float64Array;

/** The fewest values that room is made for. */
const fewest = 64;

/** A growing column of numbers of one width: half as long again when full. */
export class Column<T extends Numbers> {
  #data: T;
  #length: number;
  readonly #allocate: (length: number) => T;

  /** A column that begins with `values`, which it shares with whoever has them: set none of them. */
  constructor(allocate: (length: number) => T, values = allocate(0)) {
    this.#allocate = allocate;
    this.#data = values;
    this.#length = values.length;
  }

  get length(): number {
    return this.#length;
  }

  /** Appends and returns the position of the new value. */
  push(value: number): number {
    if (this.#length === this.#data.length) this.#grow(this.#length + 1);
    this.#data[this.#length] = value;
    return this.#length++;
  }

  /** The value at `position`, which must be below `length`. */
  at(position: number): number {
    return this.#data[position] ?? 0;
  }

  set(position: number, value: number): void {
    this.#data[position] = value;
  }

  /** Makes room for `count` more values at once. */
  reserve(count: number): void {
    const length = this.#length + count;
    if (length > this.#data.length) this.#grow(length);
  }

  /** Appends so many zeros. */
  extend(count: number): void {
    this.reserve(count);
    // What was never set is zero.
    this.#length += count;
  }

  /** The values in an array of exactly their number, for keeping. */
  toArray(): T {
    const kept = this.#allocate(this.#length);
    kept.set(this.#data.subarray(0, this.#length));
    return kept;
  }

  #grow(length: number): void {
    const larger = this.#allocate(Math.max(length, Math.ceil(this.#data.length * 1.5), fewest));
    larger.set(this.#data);
    this.#data = larger;
  }
}

export const uint16Column = (): Column<Uint16Array> =>
  new Column((length) => new Uint16Array(length));
export const uint32Column = (values?: Uint32Array): Column<Uint32Array> =>
  new Column((length) => new Uint32Array(length), values);
export const int32Column = (): Column<Int32Array> => new Column((length) => new Int32Array(length));
export const float64Column = (): Column<Float64Array> =>
  new Column((length) => new Float64Array(length));
