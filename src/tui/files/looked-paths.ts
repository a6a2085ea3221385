import { type Change, changeOf } from '../../analysis/change.ts';
import type { ImageTree } from '../../filesystem/image-tree.ts';
import type { VisibleNodes, VisibleNodesByLayer } from '../../filesystem/visible-nodes.ts';
import type { ExploredImage } from '../explored-image.ts';
import type { Look } from '../look.ts';
import { ChangedBelow } from './changed-below.ts';

/**
 * What the looked-at layers did to a path. `unmodified`: they list it again without a difference;
 * `untouched`: they say nothing of it.
 */
export const pathKinds = ['added', 'removed', 'modified', 'unmodified', 'untouched'] as const;
export type PathKind = (typeof pathKinds)[number];

/** Whether the path is not as it was. */
export function isChange(kind: PathKind): boolean {
  return kind !== 'unmodified' && kind !== 'untouched';
}

/** Every path of a look: what is there after its layers, and what they took away. */
export class LookedPaths {
  readonly #image: ExploredImage;
  readonly #look: Look;
  readonly #tree: ImageTree;
  readonly #before: VisibleNodes;
  readonly #after: VisibleNodes;
  /** By node, one more than the place in `pathKinds`, as far as they were asked for. */
  #kinds: Uint8Array | null = null;
  #changedBelow: ChangedBelow | null = null;

  constructor(image: ExploredImage, look: Look, visible: VisibleNodesByLayer) {
    this.#image = image;
    this.#look = look;
    this.#tree = image.tree;
    this.#before = visible.at(look.first - 1);
    this.#after = visible.at(look.last);
  }

  /** Whether `node` is there after the layers, or was before them. */
  exists(node: number): boolean {
    return this.#after.has(node) || this.#before.has(node);
  }

  /** Whether it was there and is not any more. */
  isRemoved(node: number): boolean {
    return !this.#after.has(node);
  }

  /** Below which directories something was added, removed or modified. */
  get changedBelow(): ChangedBelow {
    this.#changedBelow ??= new ChangedBelow(this.#tree, this.#image.bytes, this.#look, (node) =>
      isChange(this.kindOf(node)),
    );
    return this.#changedBelow;
  }

  /** The version to show of a path that exists: the one before the layers if it is removed. */
  versionOf(node: number): number {
    return this.#versionAfter(node) ?? this.#versionBefore(node) ?? 0;
  }

  /** The layer at which `versionOf` is visible. */
  layerOf(node: number): number {
    return this.isRemoved(node) ? this.#look.first - 1 : this.#look.last;
  }

  /** Null for what is untouched. */
  changeOf(node: number): Change | null {
    const before = this.#versionBefore(node);
    const after = this.#versionAfter(node);
    if (before === after) return null;
    return changeOf(this.#tree, this.#image.contents, { node, before, after });
  }

  kindOf(node: number): PathKind {
    // Many looks are never asked, and this is large.
    this.#kinds ??= new Uint8Array(this.#tree.nodeCount);
    const known = pathKinds[(this.#kinds[node] ?? 0) - 1];
    if (known !== undefined) return known;
    const kind = this.changeOf(node)?.kind ?? 'untouched';
    this.#kinds[node] = pathKinds.indexOf(kind) + 1;
    return kind;
  }

  /** Content bytes, of a directory those of all that is below it. */
  bytesOf(node: number): number {
    const version = this.versionOf(node);
    return this.#tree.typeOf(version) === 'directory'
      ? this.#image.bytes.liveAt(node, this.layerOf(node))
      : this.#tree.contentBytes(version);
  }

  /** Which part of what its directory holds `node` is: of what that held before, if removed. */
  shareOf(node: number): number {
    const whole = this.#image.bytes.liveAt(this.#tree.parentOf(node), this.layerOf(node));
    return whole === 0 ? 0 : Math.min(1, this.bytesOf(node) / whole);
  }

  /** Content bytes that the layers brought or took away, here and below. */
  movedBytesOf(node: number): number {
    const below = this.#image.bytes.movedBy(node, this.#look.first, this.#look.last);
    const before = this.#versionBefore(node);
    const after = this.#versionAfter(node);
    if (before === after) return below;
    return below + this.#contentBytes(before) + this.#contentBytes(after);
  }

  #versionBefore(node: number): number | null {
    return this.#before.has(node) ? this.#tree.versionAt(node, this.#look.first - 1) : null;
  }

  #versionAfter(node: number): number | null {
    return this.#after.has(node) ? this.#tree.versionAt(node, this.#look.last) : null;
  }

  #contentBytes(version: number | null): number {
    return version === null ? 0 : this.#tree.contentBytes(version);
  }
}
