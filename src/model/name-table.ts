import { byteString, type ByteString, sliceBytes } from './byte-string.ts';
import { type Column, int32Column, uint32Column } from './column.ts';
import { hashSeed } from './hash-seed.ts';
import { emptySlots, isFull } from './slots.ts';

/** Byte strings by number: string `i` is `bytes[starts[i]]` up to `bytes[starts[i + 1]]`. */
export interface Names {
  readonly bytes: Uint8Array;
  /** One more than there are strings; the last is the end of `bytes`. */
  readonly starts: Uint32Array;
}

export function nameAt(names: Names, id: number): ByteString {
  return byteString(names.bytes, names.starts[id] ?? 0, names.starts[id + 1] ?? 0);
}

function nameCount(names: Names): number {
  return names.starts.length - 1;
}

const noNames: Names = { bytes: new Uint8Array(0), starts: Uint32Array.of(0) };
/** The fewest bytes that room is made for. */
const fewestBytes = 1024;

/**
 * Gives each distinct byte string one number, counted from 0: one buffer and a hash table. What is
 * looked up is written behind the strings that are there, and stays if it is new.
 */
export class NameTable {
  #bytes: Uint8Array;
  #used: number;
  readonly #starts: Column<Uint32Array>;
  readonly #hashes = int32Column();
  /**
   * Open addressing; a slot holds an id + 1, or 0 when it is free. There are none until a string is
   * looked for: many a table is never asked for one.
   */
  #slots: Uint32Array = new Uint32Array(0);

  /** A table that begins with `names`, by the numbers that they have there. */
  constructor(names = noNames) {
    this.#bytes = names.bytes;
    this.#used = names.bytes.length;
    this.#starts = uint32Column(names.starts);
  }

  get size(): number {
    return this.#starts.length - 1;
  }

  lengthOf(id: number): number {
    return this.#starts.at(id + 1) - this.#starts.at(id);
  }

  /** One byte of a string, which must be that long. */
  byteAt(id: number, at: number): number {
    return this.#bytes[this.#starts.at(id) + at] ?? 0;
  }

  /** The number of the string `text[start, end)`, new if it was not there. */
  intern(text: ByteString, start = 0, end = text.length): number {
    const hash = this.#write(text, start, end);
    return this.#keep(hash, end - start);
  }

  /** The numbers of all strings of `names`, by the numbers that they have there. */
  internAll(names: Names): Uint32Array {
    const ids = new Uint32Array(nameCount(names));
    for (let id = 0; id < ids.length; id++) {
      ids[id] = this.#internBytes(names.bytes, names.starts[id] ?? 0, names.starts[id + 1] ?? 0);
    }
    return ids;
  }

  /** The number of `text`, or null when it was never interned. */
  find(text: ByteString): number | null {
    const hash = this.#write(text, 0, text.length);
    const slot = this.#slotOf(hash, text.length);
    const found = this.#slots[slot] ?? 0;
    return found === 0 ? null : found - 1;
  }

  at(id: number): ByteString {
    return byteString(this.#bytes, this.#starts.at(id), this.#starts.at(id + 1));
  }

  /** Every string, by its number. */
  all(): readonly ByteString[] {
    const text = byteString(this.#bytes, 0, this.#used);
    return Array.from({ length: this.size }, (_, id) =>
      sliceBytes(text, this.#starts.at(id), this.#starts.at(id + 1)),
    );
  }

  /** Negative, 0 or positive, as string `a` comes before, with or after string `b` by its bytes. */
  compare(a: number, b: number): number {
    const [startA, startB] = [this.#starts.at(a), this.#starts.at(b)];
    const [lengthA, lengthB] = [this.#starts.at(a + 1) - startA, this.#starts.at(b + 1) - startB];
    const shared = Math.min(lengthA, lengthB);
    for (let i = 0; i < shared; i++) {
      const difference = (this.#bytes[startA + i] ?? 0) - (this.#bytes[startB + i] ?? 0);
      if (difference !== 0) return difference;
    }
    return lengthA - lengthB;
  }

  /** All strings, for keeping; the table is not to be used any more. */
  freeze(): Names {
    this.#hashes.clear();
    return { bytes: this.#bytes.slice(0, this.#used), starts: this.#starts.drain() };
  }

  #internBytes(source: Uint8Array, start: number, end: number): number {
    const bytes = this.#reserve(end - start);
    let at = this.#used;
    let hash = hashSeed;
    for (let i = start; i < end; i++) {
      const byte = source[i] ?? 0;
      bytes[at++] = byte;
      hash = hashStep(hash, byte);
    }
    return this.#keep(mix(hash), end - start);
  }

  /** Writes `text[start, end)` behind the strings, and returns its hash. */
  #write(text: ByteString, start: number, end: number): number {
    const bytes = this.#reserve(end - start);
    let at = this.#used;
    let hash = hashSeed;
    for (let i = start; i < end; i++) {
      const byte = text.charCodeAt(i);
      bytes[at++] = byte;
      hash = hashStep(hash, byte);
    }
    return mix(hash);
  }

  /** The number of what was written last. */
  #keep(hash: number, length: number): number {
    const slot = this.#slotOf(hash, length);
    const found = this.#slots[slot] ?? 0;
    if (found !== 0) return found - 1;
    this.#used += length;
    this.#starts.push(this.#used);
    const id = this.#hashes.push(hash);
    this.#slots[slot] = id + 1;
    return id;
  }

  /** Where what was written last stands, or could. */
  #slotOf(hash: number, length: number): number {
    if (isFull(this.#slots, this.size)) this.#makeSlots();
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const found = this.#slots[slot] ?? 0;
      if (found === 0) return slot;
      if (this.#hashes.at(found - 1) === hash && this.#equals(found - 1, length)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #equals(id: number, length: number): boolean {
    if (this.lengthOf(id) !== length) return false;
    const bytes = this.#bytes;
    const start = this.#starts.at(id);
    for (let i = 0; i < length; i++) {
      if (bytes[start + i] !== bytes[this.#used + i]) return false;
    }
    return true;
  }

  /** Makes room for `count` bytes behind the strings. */
  #reserve(count: number): Uint8Array {
    if (this.#used + count > this.#bytes.length) {
      const larger = new Uint8Array(
        Math.max(this.#bytes.length * 2, this.#used + count, fewestBytes),
      );
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    return this.#bytes;
  }

  /** Slots for all strings, and more. */
  #makeSlots(): void {
    this.#hashAll();
    const slots = emptySlots(this.size);
    const mask = slots.length - 1;
    for (let id = 0; id < this.size; id++) {
      let slot = this.#hashes.at(id) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
  }

  /** Those that the table began with have no hash yet. */
  #hashAll(): void {
    for (let id = this.#hashes.length; id < this.size; id++) {
      const end = this.#starts.at(id + 1);
      let hash = hashSeed;
      for (let i = this.#starts.at(id); i < end; i++) hash = hashStep(hash, this.#bytes[i] ?? 0);
      this.#hashes.push(mix(hash));
    }
  }
}

/** FNV-1a, */
function hashStep(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x01000193);
}

/** with a final mix, so that a table of a power of two spreads short names well. */
function mix(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return half ^ (half >>> 13);
}
