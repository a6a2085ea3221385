/**
 * Tells which numbers were added more than once, in some bytes for each. It may say so of a
 * number that was not, never the reverse.
 */
export class Repeats {
  readonly #counts: Uint8Array;

  constructor(numbers: number) {
    this.#counts = new Uint8Array(2 ** Math.max(16, Math.ceil(Math.log2(numbers * 8))));
  }

  add(number: number): void {
    const slot = this.#slotOf(number);
    this.#counts[slot] = Math.min(2, (this.#counts[slot] ?? 0) + 1);
  }

  has(number: number): boolean {
    return (this.#counts[this.#slotOf(number)] ?? 0) > 1;
  }

  #slotOf(number: number): number {
    const high = Math.floor(number / 2 ** 32);
    let mixed = Math.imul(number ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
    mixed ^= mixed >>> 15;
    return mixed & (this.#counts.length - 1);
  }
}
