import { int32Column, uint16Column, uint32Column } from '../model/column.ts';

/** The `end` of a version that no layer hides. */
export const live = 0xffff;

/** The `entry` of a directory that exists only because something was put into it. */
export const implicit = -1;

/** Versions that room is made for at once. */
const roomAhead = 1024;

/** How a version came to its end. */
export const endings = {
  none: 0,
  /** The same path came again. */
  covered: 1,
  /** A whiteout, an opaque directory, or something over a parent took it away. */
  hidden: 2,
} as const;

/**
 * The versions of all paths by number, as columns, in the order of the layers. A version is
 * visible from its layer on, up to but not including the layer `end`: `layer <= k < end`. One
 * that its own layer ends (`layer === end`) was never visible. Columns are longer than `count`.
 */
export class Versions {
  /** The path, as a node of the tree. */
  readonly node = uint32Column();
  /** The layer that made it. */
  readonly layer = uint16Column();
  /** The record in that layer's index, or `implicit`. */
  readonly entry = int32Column();
  readonly end = uint16Column();
  /** One of `endings`. */
  readonly ending = uint16Column();
  /** The version whose record holds the file itself: another one for a hardlink, else this. */
  readonly inode = uint32Column();
  #count = 0;
  /** How many there is room for in all columns. */
  #room = 0;

  get count(): number {
    return this.#count;
  }

  /** Adds one that nothing has ended yet, and holds its file itself unless `inode` does; its number. */
  add(node: number, layer: number, entry: number, inode: number | null): number {
    const version = this.#count++;
    if (version === this.#room) this.#makeRoom();
    this.node.set(version, node);
    this.layer.set(version, layer);
    this.entry.set(version, entry);
    this.end.set(version, live);
    this.inode.set(version, inode ?? version);
    return version;
  }

  #makeRoom(): void {
    this.#room += roomAhead;
    for (const column of [this.node, this.layer, this.entry, this.end, this.ending, this.inode]) {
      column.extend(roomAhead);
    }
  }

  isVisibleAt(version: number, layer: number): boolean {
    return this.layer.at(version) <= layer && layer < this.end.at(version);
  }
}
