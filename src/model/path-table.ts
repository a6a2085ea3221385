import type { ByteString } from './byte-string.ts';
import { type Column, uint32Column } from './column.ts';
import { hashSeed } from './hash-seed.ts';
import { nameAt, NameTable, type Names } from './name-table.ts';
import { emptySlots, isFull } from './slots.ts';

/** The number of the empty path: the image's root. */
export const rootPath = 0;

/** A tree of paths by number: each has a parent with a smaller number, and a name. */
export interface Paths {
  readonly parent: Uint32Array;
  readonly name: Uint32Array;
  readonly names: Names;
}

/** The path with its components joined by `/`, without a leading one. */
export function pathAt(paths: Paths, id: number): ByteString {
  const components: string[] = [];
  for (let at = id; at !== rootPath; at = paths.parent[at] ?? rootPath) {
    components.push(nameAt(paths.names, paths.name[at] ?? 0));
  }
  return joinPath(components.reverse());
}

const onlyRoot: Paths = {
  parent: Uint32Array.of(rootPath),
  name: Uint32Array.of(0),
  names: { bytes: new Uint8Array(0), starts: Uint32Array.of(0, 0) },
};

/** Gives each path one number, a parent always before its children. */
export class PathTable {
  readonly names: NameTable;
  readonly #parent: Column<Uint32Array>;
  readonly #name: Column<Uint32Array>;
  /**
   * Open addressing over (parent, name); a slot holds an id, or 0 when it is free. None until a path
   * is looked for: many a table is never asked for one.
   */
  #slots: Uint32Array = new Uint32Array(0);

  /** A table that begins with `paths`, by the numbers that they have there. */
  constructor(paths = onlyRoot) {
    this.names = new NameTable(paths.names);
    this.#parent = uint32Column(paths.parent);
    this.#name = uint32Column(paths.name);
  }

  get size(): number {
    return this.#parent.length;
  }

  /** The path `name` below `parent`, new if it was not there. */
  child(parent: number, name: number): number {
    const slot = this.#slotOf(parent, name);
    const found = this.#slots[slot] ?? 0;
    if (found !== 0) return found;
    const id = this.#parent.push(parent);
    this.#name.push(name);
    this.#slots[slot] = id;
    return id;
  }

  /** The path `name` below `parent`, or null when there is none. */
  find(parent: number, name: number): number | null {
    const slot = this.#slotOf(parent, name);
    const found = this.#slots[slot] ?? 0;
    return found === 0 ? null : found;
  }

  parentOf(id: number): number {
    return this.#parent.at(id);
  }

  /** The path's last component, as a number of `names`. */
  nameIdOf(id: number): number {
    return this.#name.at(id);
  }

  nameOf(id: number): ByteString {
    return this.names.at(this.#name.at(id));
  }

  pathOf(id: number): ByteString {
    const components: string[] = [];
    for (let at = id; at !== rootPath; at = this.#parent.at(at)) components.push(this.nameOf(at));
    return joinPath(components.reverse());
  }

  /** All paths, for keeping; the table is not to be used any more. */
  freeze(): Paths {
    return {
      parent: this.#parent.drain(),
      name: this.#name.drain(),
      names: this.names.freeze(),
    };
  }

  #slotOf(parent: number, name: number): number {
    if (isFull(this.#slots, this.size)) this.#makeSlots();
    const mask = this.#slots.length - 1;
    let slot = hashOf(parent, name) & mask;
    for (;;) {
      const found = this.#slots[slot] ?? 0;
      if (found === 0) return slot;
      if (this.#parent.at(found) === parent && this.#name.at(found) === name) return slot;
      slot = (slot + 1) & mask;
    }
  }

  /** Slots for all paths but the root, and more. */
  #makeSlots(): void {
    const slots = emptySlots(this.size);
    const mask = slots.length - 1;
    for (let id = 1; id < this.size; id++) {
      let slot = hashOf(this.#parent.at(id), this.#name.at(id)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = id;
    }
    this.#slots = slots;
  }
}

function joinPath(components: readonly string[]): ByteString {
  return components.join('/') as ByteString;
}

function hashOf(parent: number, name: number): number {
  let hash = Math.imul(parent ^ hashSeed, 0x9e3779b1) ^ Math.imul(name, 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}
