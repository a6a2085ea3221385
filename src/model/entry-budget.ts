import { limits } from './limits.ts';

/** Records that there is room for, and bytes besides those that each brings along. */
export interface Room {
  readonly entries: number;
  readonly bytes: number;
}

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

  /** What is left; below zero where more was spent than there was. */
  get left(): Room {
    return { entries: this.#entries, bytes: this.#bytes };
  }

  /** What each of `count` may spend who work side by side. */
  part(count: number): Room {
    return { entries: Math.floor(this.#entries / count), bytes: Math.floor(this.#bytes / count) };
  }

  /** Takes note of what somebody made of a part: whether there was room for that. */
  settle(before: Room, after: Room): boolean {
    const entries = this.#entries - (before.entries - after.entries);
    const bytes = this.#bytes - (before.bytes - after.bytes);
    if (Math.min(after.entries, after.bytes, entries, bytes) < 0) return false;
    this.#entries = entries;
    this.#bytes = bytes;
    return true;
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
