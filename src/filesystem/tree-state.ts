import { uint32Column } from '../model/column.ts';
import { kindAt, type LayerIndex } from '../model/layer-index.ts';
import { type Paths, PathTable, rootPath } from '../model/path-table.ts';
import { TreeBudget } from './tree-budget.ts';
import { LayerSpans } from './layer-spans.ts';
import { LiveChildren } from './live-children.ts';
import { endings, implicit, live, Versions } from './versions.ts';

/**
 * The filesystem while layers are put on it: which version of each path is visible now. What a
 * layer changes is ended and begun, so the work of all layers is linear in the records they have.
 *
 * Invariant: the parent of a visible version is a visible directory.
 */
export class TreeState {
  /** The paths that have the numbers of their nodes. */
  readonly start: Paths | null;
  readonly paths: PathTable;
  readonly versions = new Versions();
  readonly spans = new LayerSpans(this.versions);
  readonly layers: LayerIndex[] = [];
  /** For each layer merged so far, the node of each path of its index, taken literally. */
  readonly layerNodes: Uint32Array[] = [];
  readonly firstChild = uint32Column();
  readonly nextSibling = uint32Column();
  readonly budget = new TreeBudget();
  /** One more than the newest version of each node, visible or not; 0 where there is none. */
  readonly #newest = uint32Column();
  /** Null until something is hidden below a directory: in many an image nothing ever is. */
  #liveChildren: LiveChildren | null = null;
  /** Bytes of each node's path. */
  readonly #pathLength = uint32Column();

  /** A filesystem of an empty root, with a node for each path of `start`, by the numbers they have. */
  constructor(start: Paths | null) {
    this.start = start;
    this.paths = new PathTable(start ?? undefined);
    this.#addNodes(this.paths.size);
    this.begin(rootPath, 0, implicit);
  }

  /** Takes note of one more layer, of which nothing is visible yet; its number. */
  addLayer(index: LayerIndex): number {
    this.budget.take(index);
    this.spans.addLayer();
    return this.layers.push(index) - 1;
  }

  /** The node of `name` (a number of `paths.names`) below `parent`, new if it was not there. */
  child(parent: number, name: number): number {
    const node = this.paths.child(parent, name);
    if (node === this.#newest.length) this.#addNodes(1);
    return node;
  }

  /** The node below `parent` that has the name of `other`. */
  childLike(parent: number, other: number): number {
    return this.child(parent, this.paths.nameIdOf(other));
  }

  /** The newest version of `node`, visible or not, or null. */
  newestOf(node: number): number | null {
    const newest = this.#newest.at(node);
    return newest === 0 ? null : newest - 1;
  }

  /** The version of `node` that is visible now, or null. */
  current(node: number): number | null {
    const version = this.newestOf(node);
    return version !== null && this.versions.end.at(version) === live ? version : null;
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
    this.budget.spend(this.#pathLength.at(node));
    const version = this.versions.add(node, layer, entry, inode);
    this.#newest.set(node, version + 1);
    if (node !== rootPath) this.#liveChildren?.link(this.paths.parentOf(node), node);
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
    if (node !== rootPath) this.#liveChildren?.unlink(this.paths.parentOf(node), node);
  }

  /** Ends all that is visible below `node`. */
  hideBelow(node: number, layer: number): void {
    this.#liveChildren ??= this.#linkChildren();
    const open = [node];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const child of this.#liveChildren.take(at)) {
        const version = this.#newest.at(child) - 1;
        this.#end(version, layer, endings.hidden);
        if (this.isDirectory(version)) open.push(child);
      }
    }
  }

  #linkChildren(): LiveChildren {
    const children = new LiveChildren();
    children.addNodes(this.paths.size);
    for (let node = rootPath + 1; node < this.paths.size; node++) {
      if (this.current(node) !== null) children.link(this.paths.parentOf(node), node);
    }
    return children;
  }

  #end(version: number, layer: number, ending: number): void {
    this.spans.end(version);
    this.versions.end.set(version, layer);
    this.versions.ending.set(version, ending);
  }

  /** Makes nodes of so many paths that have none yet. */
  #addNodes(count: number): void {
    const first = this.#newest.length;
    this.#newest.extend(count);
    this.firstChild.extend(count);
    this.nextSibling.extend(count);
    this.#pathLength.extend(count);
    this.#liveChildren?.addNodes(count);
    for (let node = first; node < first + count; node++) this.#hang(node);
  }

  /** Hangs a new node into the tree. */
  #hang(node: number): void {
    const { paths } = this;
    if (node !== rootPath) {
      const parent = paths.parentOf(node);
      const length = this.#pathLength.at(parent) + 1 + paths.names.lengthOf(paths.nameIdOf(node));
      this.#pathLength.set(node, length);
      this.nextSibling.set(node, this.firstChild.at(parent));
      this.firstChild.set(parent, node);
    }
    this.budget.spend(this.#pathLength.at(node));
  }
}
