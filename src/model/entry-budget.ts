import { limits } from './limits.ts';

/**
 * What the records of an image may take: so many of them, and memory in proportion to their number,
 * because a record can have a megabyte of attributes or stand for thousands of directories.
 */
export class EntryBudget {
  #entries: number;
  #bytes: number;

  constructor(entries: number = limits.entries, bytes: number = limits.bytesBesides) {
    this.#entries = entries;
    this.#bytes = bytes;
  }

  /** Whether more was spent than there was. */
  get isOverdrawn(): boolean {
    return this.#entries < 0 || this.#bytes < 0;
  }

  /** Takes note of records, or of bytes that are kept for some of them. */
  spend(entries: number, bytes: number): void {
    this.#entries -= entries;
    this.#bytes += entries * limits.bytesPerEntry - bytes;
  }
}
