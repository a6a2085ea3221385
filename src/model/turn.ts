import { setImmediate } from 'node:timers/promises';

/** Milliseconds after which others have a turn: nobody feels them, and a pause costs little of them. */
const longest = 15;
/** Steps between two looks at the clock, where each is short. */
const stride = 64;

/**
 * Work that takes long and waits for nothing, in turns: what users type is heard in between. Time
 * decides, not the number of steps, of which a cold disk makes few in a second.
 */
export class Turn {
  #began = performance.now();
  #steps = 0;

  /** Counts a short step; whether the turn is over after it. */
  step(): boolean {
    return ++this.#steps % stride === 0 && this.hasLasted;
  }

  /** Whether the turn is over: to be asked where a step may take long by itself. */
  get hasLasted(): boolean {
    return performance.now() - this.#began > longest;
  }

  /** Resolves when the others had theirs. */
  async pass(): Promise<void> {
    await setImmediate();
    this.#began = performance.now();
  }
}
