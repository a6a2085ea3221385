type Numbers = Uint16Array | Uint32Array | Int32Array | Float64Array;

/** A growing column of numbers of one width: half as long again when full. */
export class Column<T extends Numbers> {
  #data: T;
  #length = 0;
  readonly #allocate: (length: number) => T;

  constructor(allocate: (length: number) => T, capacity = 64) {
    this.#allocate = allocate;
    this.#data = allocate(capacity);
  }

  get length(): number {
    return this.#length;
  }

  /** Appends and returns the position of the new value. */
  push(value: number): number {
    if (this.#length === this.#data.length) this.#grow();
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

  /** The values in an array of exactly their number, for keeping. */
  toArray(): T {
    const kept = this.#allocate(this.#length);
    kept.set(this.#data.subarray(0, this.#length));
    return kept;
  }

  #grow(): void {
    const larger = this.#allocate(Math.ceil(this.#data.length * 1.5));
    larger.set(this.#data);
    this.#data = larger;
  }
}

export const uint16Column = (): Column<Uint16Array> =>
  new Column((length) => new Uint16Array(length));
export const uint32Column = (): Column<Uint32Array> =>
  new Column((length) => new Uint32Array(length));
export const int32Column = (): Column<Int32Array> => new Column((length) => new Int32Array(length));
export const float64Column = (): Column<Float64Array> =>
  new Column((length) => new Float64Array(length));
