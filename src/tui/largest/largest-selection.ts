/** Something with a weight. */
export interface Weighed {
  readonly id: number;
  readonly weight: number;
}

/** How many times what is wanted it holds before it lets go of the rest. */
const slack = 8;

/** The `most` heaviest of any number of things, without sorting them all; ties: those that came first. */
export class LargestSelection {
  readonly #most: number;
  #held: Weighed[] = [];
  /** What is no heavier cannot be among the heaviest. */
  #least = -Infinity;

  constructor(most: number) {
    this.#most = most;
  }

  add(id: number, weight: number): void {
    if (weight <= this.#least) return;
    this.#held.push({ id, weight });
    if (this.#held.length >= this.#most * slack) this.#shrink();
  }

  /** The heaviest, in order. */
  take(): readonly Weighed[] {
    this.#shrink();
    return this.#held;
  }

  #shrink(): void {
    // Sorting is stable, and what came first stands first.
    this.#held = this.#held.sort((a, b) => b.weight - a.weight).slice(0, this.#most);
    if (this.#held.length === this.#most) this.#least = this.#held.at(-1)?.weight ?? -Infinity;
  }
}
