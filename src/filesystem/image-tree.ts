import { type ByteString, sliceBytes } from '../model/byte-string.ts';
import type { FileType } from '../model/entry-kind.ts';
import { kindAt, type LayerIndex } from '../model/layer-index.ts';
import { nameAt, type NameTable } from '../model/name-table.ts';
import { type PathTable, rootPath } from '../model/path-table.ts';
import type { LayerSpans } from './layer-spans.ts';
import { NodeVersions } from './node-versions.ts';
import type { TreeState } from './tree-state.ts';
import { implicit, type Versions } from './versions.ts';

/** One path that differs between two states of the filesystem. */
export interface PathChange {
  readonly node: number;
  /** What was visible before and is visible after; null where nothing was or is. */
  readonly before: number | null;
  readonly after: number | null;
}

/**
 * The one tree of all layers. Paths are nodes, and each node has its versions; the state at any
 * layer, and what any layers changed, are questions that cost what they return.
 */
export class ImageTree {
  readonly layers: readonly LayerIndex[];
  readonly versions: Versions;
  readonly #paths: PathTable;
  readonly #firstChild: TreeState['firstChild'];
  readonly #nextSibling: TreeState['nextSibling'];
  readonly #nodeVersions: NodeVersions;
  readonly #layerNodes: readonly Uint32Array[];
  readonly #spans: LayerSpans;

  constructor(state: TreeState) {
    this.layers = state.layers;
    const { versions } = state;
    this.versions = versions;
    this.#paths = state.paths;
    this.#firstChild = state.firstChild;
    this.#nextSibling = state.nextSibling;
    this.#nodeVersions = new NodeVersions(versions, state.paths.size);
    this.#layerNodes = state.layerNodes;
    this.#spans = state.spans;
  }

  get layerCount(): number {
    return this.layers.length;
  }

  /** One more than the largest number of a node. */
  get nodeCount(): number {
    return this.#paths.size;
  }

  /** The node of each path of layer `layer`'s index, taken literally: no symlink is followed. */
  nodesOfLayer(layer: number): Uint32Array {
    return this.#layerNodes[layer] ?? new Uint32Array();
  }

  /** Every node that any layer put directly below `node`. */
  *everyChild(node: number): Generator<number> {
    const next = this.#nextSibling;
    for (let child = this.#firstChild.at(node); child !== 0; child = next.at(child)) yield child;
  }

  /** The node of a normalised path, or null when no layer ever had it. */
  find(path: ByteString): number | null {
    let node: number | null = rootPath;
    for (let start = 0; start < path.length && node !== null;) {
      const found = path.indexOf('/', start);
      const end = found === -1 ? path.length : found;
      node = this.childNamed(node, sliceBytes(path, start, end));
      start = end + 1;
    }
    return node;
  }

  /** The node `name` directly below `node`, or null when no layer ever had it. */
  childNamed(node: number, name: ByteString): number | null {
    const id = this.#paths.names.find(name);
    return id === null ? null : this.#paths.find(node, id);
  }

  /** The node that `node` is directly below; the root is above itself. */
  parentOf(node: number): number {
    return this.#paths.parentOf(node);
  }

  nameOf(node: number): ByteString {
    return this.#paths.nameOf(node);
  }

  /** All names there are, each once. */
  get names(): Pick<NameTable, 'size' | 'all' | 'compare' | 'find' | 'lengthOf' | 'byteAt'> {
    return this.#paths.names;
  }

  /** Which of `names` is the node's. */
  nameIdOf(node: number): number {
    return this.#paths.nameIdOf(node);
  }

  pathOf(node: number): ByteString {
    return this.#paths.pathOf(node);
  }

  /** The version of `node` that is visible at layer `layer`, or null. */
  versionAt(node: number, layer: number): number | null {
    const version = this.#nodeVersions.newestUpTo(node, layer);
    return version !== null && this.versions.isVisibleAt(version, layer) ? version : null;
  }

  /** All versions of `node`, oldest first. */
  versionsOf(node: number): Uint32Array {
    return this.#nodeVersions.of(node);
  }

  /** What is directly below the directory `node` at `layer`, in no particular order. */
  *childrenAt(node: number, layer: number): Generator<number> {
    for (const child of this.everyChild(node)) {
      const version = this.versionAt(child, layer);
      if (version !== null) yield version;
    }
  }

  /**
   * Every version that is visible at `layer` below the directory `root`, without that itself; a
   * directory before its contents.
   */
  *stateAt(layer: number, root = rootPath): Generator<number> {
    const open = [root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (const version of this.childrenAt(node, layer)) {
        yield version;
        if (this.typeOf(version) === 'directory') open.push(this.versions.node.at(version));
      }
    }
  }

  /**
   * Every path that layers `first` to `last` touched, as it was before `first` and is after
   * `last`: once each, without the root. `before` and `after` may say the same of it.
   */
  *changes(first: number, last: number): Generator<PathChange> {
    const { versions } = this;
    for (const after of this.#spans.made(first, last)) {
      const node = versions.node.at(after);
      if (node === rootPath || versions.end.at(after) <= last) continue;
      yield { node, before: this.versionAt(node, first - 1), after };
    }
    for (const before of this.#spans.ended(first, last)) {
      if (versions.layer.at(before) >= first) continue;
      const node = versions.node.at(before);
      if (this.versionAt(node, last) === null) yield { node, before, after: null };
    }
  }

  /** The versions that layer `layer` made, in the order of its tar. */
  versionsMadeBy(layer: number): Generator<number> {
    return this.#spans.made(layer, layer);
  }

  /** The versions that layer `layer` hid; some of them may be its own. */
  versionsEndedBy(layer: number): Generator<number> {
    return this.#spans.ended(layer, layer);
  }

  typeOf(version: number): FileType {
    const { versions } = this;
    const inode = versions.inode.at(version);
    const entry = versions.entry.at(inode);
    const index = this.layers[versions.layer.at(inode)];
    if (entry === implicit || index === undefined) return 'directory';
    const kind = kindAt(index, entry);
    // A hardlink that names nothing is an empty file; whiteouts make no versions.
    return kind === 'hardlink' || kind === 'whiteout' || kind === 'opaque' ? 'file' : kind;
  }

  /** What a symlink says, or null for anything else. */
  linkTarget(version: number): ByteString | null {
    if (this.typeOf(version) !== 'symlink') return null;
    const inode = this.versions.inode.at(version);
    const index = this.layers[this.versions.layer.at(inode)];
    const link = index?.link[this.versions.entry.at(inode)] ?? -1;
    return index === undefined || link < 0 ? null : nameAt(index.links, link);
  }

  /** Content bytes that the layer carries for this version; 0 for a hardlink. */
  storedBytes(version: number): number {
    const entry = this.versions.entry.at(version);
    // To look for what is at -1 is slow, also the next times.
    if (entry === implicit) return 0;
    return this.layers[this.versions.layer.at(version)]?.size[entry] ?? 0;
  }

  /** Content bytes behind the version's name, whoever stored them. */
  contentBytes(version: number): number {
    return this.storedBytes(this.versions.inode.at(version));
  }
}
