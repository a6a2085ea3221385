import { kindAt, type LayerIndex } from '../model/layer-index.ts';
import { pathAt, rootPath } from '../model/path-table.ts';
import type { WarningList } from '../model/warning-list.ts';
import type { Warning, WarningCode } from '../model/warning.ts';
import { followedNodes, literalNodes } from './layer-nodes.ts';
import type { TreeState } from './tree-state.ts';
import { endings, implicit } from './versions.ts';

/**
 * Puts one more layer on the filesystem (OCI image spec, layer.md, Applying Changesets). Whiteouts come
 * first, because they hide lower layers only, wherever they stand in the tar.
 */
export function applyLayer(
  state: TreeState,
  index: LayerIndex,
  warnings: WarningList<Warning>,
): void {
  const layer = state.addLayer(index);
  const literal = literalNodes(state, index);
  state.layerNodes.push(literal);
  const nodes = followedNodes(state, index, literal, (path) => {
    const message = 'a path leads through a symlink loop';
    warnings.add('symlink-loop', () => ({
      code: 'symlink-loop',
      message,
      path: pathAt(index.paths, path),
      layer,
      offset: null,
    }));
  });
  const changes = new LayerChanges(state, index, layer, nodes, warnings);
  changes.hideAll();
  changes.putAll();
}

class LayerChanges {
  readonly #state: TreeState;
  readonly #index: LayerIndex;
  readonly #layer: number;
  readonly #nodes: Uint32Array;
  readonly #warnings: WarningList<Warning>;

  constructor(
    state: TreeState,
    index: LayerIndex,
    layer: number,
    nodes: Uint32Array,
    warnings: WarningList<Warning>,
  ) {
    this.#state = state;
    this.#index = index;
    this.#layer = layer;
    this.#nodes = nodes;
    this.#warnings = warnings;
  }

  /** Carries out the whiteouts. */
  hideAll(): void {
    for (let entry = 0; entry < this.#index.count; entry++) this.#hide(entry);
  }

  /** Puts all else into the filesystem. */
  putAll(): void {
    for (let entry = 0; entry < this.#index.count; entry++) this.#put(entry);
  }

  #hide(entry: number): void {
    const kind = kindAt(this.#index, entry);
    if (kind !== 'whiteout' && kind !== 'opaque') return;
    const node = this.#nodeOf(entry);
    if (this.#layer === 0) {
      this.#report('whiteout-in-first-layer', 'there is no lower layer to hide', entry);
    } else if (kind === 'opaque') {
      this.#hideContents(node, entry);
    } else if (this.#state.current(node) !== null) {
      this.#state.remove(node, this.#layer, endings.hidden);
    } else if (!this.#endedHere(node)) {
      this.#report('whiteout-of-nothing', 'no lower layer has what this whiteout hides', entry);
    }
  }

  #put(entry: number): void {
    const kind = kindAt(this.#index, entry);
    const node = this.#nodeOf(entry);
    if (kind === 'whiteout') return this.#takePlace(this.#state.paths.parentOf(node), entry);
    if (kind === 'opaque') return this.#takePlace(node, entry);
    if (node === rootPath && kind !== 'directory') {
      this.#report('root-not-directory', 'the root can be a directory only', entry);
      return;
    }
    // A link names what is there before its own name is taken over.
    const inode = kind === 'hardlink' ? this.#linkedInode(entry) : null;
    if (node !== rootPath) this.#open(this.#state.paths.parentOf(node), entry);
    if (kind === 'directory') this.#putDirectory(node, entry);
    else {
      this.#state.remove(node, this.#layer, endings.covered);
      this.#state.begin(node, this.#layer, entry, inode);
    }
  }

  #putDirectory(node: number, entry: number): void {
    const { versions } = this.#state;
    const current = this.#state.current(node);
    if (current === null || !this.#state.isDirectory(current)) {
      this.#state.remove(node, this.#layer, endings.covered);
    } else if (this.#bornHere(current) && versions.entry.at(current) === implicit) {
      // Its contents were listed first; now it is known what it is.
      versions.entry.set(current, entry);
      return;
    } else {
      this.#state.cover(current, this.#layer);
    }
    this.#state.begin(node, this.#layer, entry);
  }

  #hideContents(node: number, entry: number): void {
    if (node === rootPath) {
      this.#report('opaque-root', 'engines do not honour an opaque root', entry);
    } else if (this.#state.isOpen(node)) {
      this.#state.hideBelow(node, this.#layer);
    }
  }

  /**
   * A whiteout stands in a directory, and so does what makes one opaque: engines put it in the place
   * of a lower layer's file or link, whatever the whiteout hides.
   */
  #takePlace(directory: number, entry: number): void {
    const current = this.#state.current(directory);
    if (current === null || this.#bornHere(current)) return;
    this.#open(directory, entry);
  }

  /** Makes `directory` and every one above it a visible directory. */
  #open(directory: number, entry: number): void {
    if (this.#state.isOpen(directory)) return;
    const { paths } = this.#state;
    const missing: number[] = [];
    let parent = directory;
    while (parent !== rootPath && !this.#state.isOpen(parent)) {
      missing.push(parent);
      parent = paths.parentOf(parent);
    }
    for (const node of missing.reverse()) {
      const current = this.#state.current(node);
      if (current !== null && this.#bornHere(current)) {
        this.#report('path-through-file', 'the layer puts this below one of its own files', entry);
      }
      this.#state.remove(node, this.#layer, endings.covered);
      this.#state.begin(node, this.#layer, implicit);
    }
  }

  /** The version that holds what a hardlink names; null when nothing does. */
  #linkedInode(entry: number): number | null {
    const path = this.#index.hardlinkTarget.get(entry) ?? rootPath;
    const target = this.#state.current(this.#nodes[path] ?? rootPath);
    if (target === null || this.#state.isDirectory(target)) {
      this.#report('dangling-hardlink', 'a hardlink to nothing: engines refuse this layer', entry);
      return null;
    }
    if (!this.#bornHere(target)) {
      const message = 'a hardlink to a file of a lower layer: engines refuse this layer';
      this.#report('dangling-hardlink', message, entry);
    }
    return this.#state.versions.inode.at(target);
  }

  #nodeOf(entry: number): number {
    return this.#nodes[this.#index.path[entry] ?? rootPath] ?? rootPath;
  }

  #bornHere(version: number): boolean {
    return this.#state.versions.layer.at(version) === this.#layer;
  }

  #endedHere(node: number): boolean {
    const newest = this.#state.newestOf(node);
    return newest !== null && this.#state.versions.end.at(newest) === this.#layer;
  }

  #report(code: WarningCode, message: string, entry: number): void {
    const { paths, path, places } = this.#index;
    this.#warnings.add(code, () => ({
      code,
      message,
      path: pathAt(paths, path[entry] ?? rootPath),
      layer: this.#layer,
      offset: places.kind === 'tar' ? (places.offset[entry] ?? null) : null,
    }));
  }
}
