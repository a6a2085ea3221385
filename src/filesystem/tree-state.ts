import { int32Column, uint32Column } from '../model/column.ts';
import { kindAt, type LayerIndex } from '../model/layer-index.ts';
import { PathTable, rootPath } from '../model/path-table.ts';
import { TreeBudget } from './tree-budget.ts';
import { LiveChildren } from './live-children.ts';
import { endings, implicit, live, Versions } from './versions.ts';

const none = -1;

/**
 * The filesystem while layers are put on it: which version of each path is visible now. What a
 * layer changes is ended and begun, so the work of all layers is linear in the records they have.
 *
 * Invariant: the parent of a visible version is a visible directory.
 */
export class TreeState {
  readonly paths = new PathTable();
  readonly versions = new Versions();
  readonly layers: readonly LayerIndex[];
  /** For each layer merged so far, the node of each path of its index, taken literally. */
  readonly layerNodes: Uint32Array[] = [];
  readonly firstChild = uint32Column();
  readonly nextSibling = uint32Column();
  /** The newest version of each node, visible or not, or -1. */
  readonly newest = int32Column();
  readonly budget: TreeBudget;
  readonly #liveChildren = new LiveChildren();
  /** Bytes of each node's path. */
  readonly #pathLength = uint32Column();

  constructor(layers: readonly LayerIndex[]) {
    this.layers = layers;
    this.budget = new TreeBudget(layers);
    this.#addNode(0);
    this.begin(rootPath, 0, implicit);
  }

  /** The node of `name` (a number of `paths.names`) below `parent`, new if it was not there. */
  child(parent: number, name: number): number {
    const node = this.paths.child(parent, name);
    if (node === this.newest.length) {
      this.#addNode(this.#pathLength.at(parent) + 1 + this.paths.names.lengthOf(name));
      this.nextSibling.set(node, this.firstChild.at(parent));
      this.firstChild.set(parent, node);
    }
    return node;
  }

  /** The node below `parent` that has the name of `other`. */
  childLike(parent: number, other: number): number {
    return this.child(parent, this.paths.nameIdOf(other));
  }

  /** The version of `node` that is visible now, or null. */
  current(node: number): number | null {
    const version = this.newest.at(node);
    return version !== none && this.versions.end.at(version) === live ? version : null;
  }

  isDirectory(version: number): boolean {
    const entry = this.versions.entry.at(version);
    const index = this.layers[this.versions.layer.at(version)];
    return entry === implicit || (index !== undefined && kindAt(index, entry) === 'directory');
  }

  /** Whether `node` is a directory now. */
  isOpen(node: number): boolean {
    const version = this.current(node);
    return version !== null && this.isDirectory(version);
  }

  /** Makes a new version visible; the one before must have been ended. */
  begin(node: number, layer: number, entry: number, inode: number | null = null): number {
    const { versions } = this;
    this.budget.spend(this.#pathLength.at(node));
    const version = versions.node.push(node);
    versions.layer.push(layer);
    versions.entry.push(entry);
    versions.end.push(live);
    versions.ending.push(endings.none);
    versions.inode.push(inode ?? version);
    this.newest.set(node, version);
    if (node !== rootPath) this.#liveChildren.link(this.paths.parentOf(node), node);
    return version;
  }

  /** Ends what is visible at `node`, and if it is a directory all that is below it. */
  remove(node: number, layer: number, ending: number): void {
    const version = this.current(node);
    if (version === null) return;
    this.cover(version, layer, ending);
    if (this.isDirectory(version)) this.hideBelow(node, layer);
  }

  /** Ends only the version itself: a directory over a directory keeps what is below. */
  cover(version: number, layer: number, ending: number = endings.covered): void {
    this.#end(version, layer, ending);
    const node = this.versions.node.at(version);
    if (node !== rootPath) this.#liveChildren.unlink(this.paths.parentOf(node), node);
  }

  /** Ends all that is visible below `node`. */
  hideBelow(node: number, layer: number): void {
    const open = [node];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const child of this.#liveChildren.take(at)) {
        const version = this.newest.at(child);
        this.#end(version, layer, endings.hidden);
        if (this.isDirectory(version)) open.push(child);
      }
    }
  }

  #end(version: number, layer: number, ending: number): void {
    this.versions.end.set(version, layer);
    this.versions.ending.set(version, ending);
  }

  #addNode(pathLength: number): void {
    this.budget.spend(pathLength);
    this.#pathLength.push(pathLength);
    this.firstChild.push(0);
    this.nextSibling.push(0);
    this.newest.push(none);
    this.#liveChildren.addNode();
  }
}
