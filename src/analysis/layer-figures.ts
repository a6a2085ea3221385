import type { ImageTree } from '../filesystem/image-tree.ts';
import { live } from '../filesystem/versions.ts';
import { rootPath } from '../model/path-table.ts';
import type { Changes, Count, LayerFigures } from './analysis.ts';
import { changeOf } from './change.ts';
import type { ContentNames } from './content-names.ts';
import type { Contents } from './contents.ts';

/** The figures of each layer: what it stores, what of it lives on, what it changed. */
export function layerFigures(
  tree: ImageTree,
  contents: Contents,
  names: ContentNames,
): readonly LayerFigures[] {
  const tallies = tree.layers.map(() => new Tally(tree));
  tallyContents(tree, names, tallies);
  tallyChanges(tree, contents, tallies);
  return tallies.map(({ figures }) => figures);
}

function tallyContents(tree: ImageTree, names: ContentNames, tallies: readonly Tally[]): void {
  const { count, layer } = tree.versions;
  for (let version = 0; version < count; version++) {
    const bytes = tree.storedBytes(version);
    if (bytes > 0) tallies[layer.at(version)]?.store(bytes, names.isLive(version));
  }
}

/**
 * What `ImageTree.changes` would say of each layer, for all of them in one pass over the versions:
 * they are numbered in the order of the layers, so the last one of a path is what a layer finds.
 */
function tallyChanges(tree: ImageTree, contents: Contents, tallies: readonly Tally[]): void {
  const { count, node: nodes, layer: layers, end: ends } = tree.versions;
  /** By node, one more than the last version that was visible, or 0. */
  const last = new Uint32Array(tree.nodeCount);
  const remove = (version: number): void => tallies[ends.at(version)]?.removed.add(version);
  for (let after = 0; after < count; after++) {
    const node = nodes.at(after);
    const layer = layers.at(after);
    if (node === rootPath || ends.at(after) <= layer) continue;
    const before = (last[node] ?? 0) - 1;
    last[node] = after + 1;
    if (before >= 0 && ends.at(before) === layer) {
      const { kind } = changeOf(tree, contents, { node, before, after }) ?? {};
      if (kind === 'modified') tallies[layer]?.modified.add(after);
    } else {
      if (before >= 0) remove(before);
      tallies[layer]?.added.add(after);
    }
  }
  for (const version of last) if (version > 0 && ends.at(version - 1) !== live) remove(version - 1);
}

/** The figures of one layer, as they add up. */
class Tally {
  readonly added: Counter;
  readonly modified: Counter;
  readonly removed: Counter;
  #storedBytes = 0;
  #liveBytes = 0;

  constructor(tree: ImageTree) {
    this.added = new Counter(tree);
    this.modified = new Counter(tree);
    this.removed = new Counter(tree);
  }

  store(bytes: number, isLive: boolean): void {
    this.#storedBytes += bytes;
    if (isLive) this.#liveBytes += bytes;
  }

  get figures(): LayerFigures {
    const changes: Changes = {
      added: this.added.count,
      modified: this.modified.count,
      removed: this.removed.count,
    };
    const [storedBytes, liveBytes] = [this.#storedBytes, this.#liveBytes];
    return { storedBytes, liveBytes, reclaimableBytes: storedBytes - liveBytes, changes };
  }
}

class Counter {
  readonly #tree: ImageTree;
  #files = 0;
  #bytes = 0;

  constructor(tree: ImageTree) {
    this.#tree = tree;
  }

  get count(): Count {
    return { files: this.#files, bytes: this.#bytes };
  }

  add(version: number): void {
    if (this.#tree.typeOf(version) === 'directory') return;
    this.#files++;
    this.#bytes += this.#tree.storedBytes(version);
  }
}
