import { int32Column, uint16Column, uint32Column } from '../model/column.ts';

/** The `end` of a version that no layer hides. */
export const live = 0xffff;

/** The `entry` of a directory that exists only because something was put into it. */
export const implicit = -1;

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
 * that its own layer ends (`layer === end`) was never visible.
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

  get count(): number {
    return this.node.length;
  }

  isVisibleAt(version: number, layer: number): boolean {
    return this.layer.at(version) <= layer && layer < this.end.at(version);
  }
}
