import { byteString, type ByteString, sliceBytes } from './byte-string.ts';
import { uint32Column } from './column.ts';
import { hashSeed } from './hash-seed.ts';

/** Byte strings by number: string `i` is `bytes[starts[i]]` up to `bytes[starts[i + 1]]`. */
export interface Names {
  readonly bytes: Uint8Array;
  /** One more than there are strings; the last is the end of `bytes`. */
  readonly starts: Uint32Array;
}

export function nameAt(names: Names, id: number): ByteString {
  return byteString(names.bytes, names.starts[id] ?? 0, names.starts[id + 1] ?? 0);
}

export function nameCount(names: Names): number {
  return names.starts.length - 1;
}

/** Gives each distinct byte string one number, counted from 0: one buffer and a hash table. */
export class NameTable {
  #bytes = new Uint8Array(1024);
  #used = 0;
  readonly #starts = uint32Column();
  readonly #hashes = uint32Column();
  /** Open addressing; a slot holds an id + 1, or 0 when it is free. */
  #slots = new Uint32Array(64);

  constructor() {
    this.#starts.push(0);
  }

  get size(): number {
    return this.#hashes.length;
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
    const hash = hashOf(text, start, end);
    const slot = this.#slotOf(hash, text, start, end);
    const found = this.#slots[slot] ?? 0;
    if (found !== 0) return found - 1;
    return this.#add(slot, hash, text, start, end);
  }

  /** The number of `text`, or null when it was never interned. */
  find(text: ByteString): number | null {
    const slot = this.#slotOf(hashOf(text, 0, text.length), text, 0, text.length);
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

  freeze(): Names {
    return { bytes: this.#bytes.slice(0, this.#used), starts: this.#starts.toArray() };
  }

  #slotOf(hash: number, text: ByteString, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const found = this.#slots[slot] ?? 0;
      if (found === 0) return slot;
      if (this.#hashes.at(found - 1) === hash && this.#equals(found - 1, text, start, end)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
  }

  #equals(id: number, text: ByteString, start: number, end: number): boolean {
    const from = this.#starts.at(id);
    if (this.#starts.at(id + 1) - from !== end - start) return false;
    for (let i = start; i < end; i++) {
      if (this.#bytes[from + i - start] !== text.charCodeAt(i)) return false;
    }
    return true;
  }

  #add(slot: number, hash: number, text: ByteString, start: number, end: number): number {
    this.#reserve(end - start);
    for (let i = start; i < end; i++) this.#bytes[this.#used++] = text.charCodeAt(i);
    this.#starts.push(this.#used);
    const id = this.#hashes.push(hash);
    this.#slots[slot] = id + 1;
    if (this.size * 4 > this.#slots.length * 3) this.#rehash();
    return id;
  }

  #reserve(count: number): void {
    if (this.#used + count <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#used + count));
    larger.set(this.#bytes);
    this.#bytes = larger;
  }

  #rehash(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let id = 0; id < this.size; id++) {
      let slot = this.#hashes.at(id) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id + 1;
    }
    this.#slots = slots;
  }
}

/** FNV-1a with a final mix, so that a table of a power of two spreads short names well. */
function hashOf(text: ByteString, start: number, end: number): number {
  let hash = hashSeed;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
