import { limits } from '../../model/limits.ts';

/** The memory that the headers of an image's layers may take together. */
export class HeaderBudget {
  #left: number;

  constructor(bytes: number = limits.tarSplitBytes) {
    this.#left = bytes;
  }

  get isOverdrawn(): boolean {
    return this.#left < 0;
  }

  spend(bytes: number): void {
    this.#left -= bytes;
  }
}
