import type { ImageTree } from '../filesystem/image-tree.ts';
import type { Changes, Count, LayerFigures } from './analysis.ts';
import { changeOf } from './change.ts';
import type { ContentNames } from './content-names.ts';
import type { Contents } from './contents.ts';

/** The figures of layer `layer`: what it stores, what of it lives on, what it changed. */
export function layerFigures(
  tree: ImageTree,
  contents: Contents,
  names: ContentNames,
  layer: number,
): LayerFigures {
  let storedBytes = 0;
  let liveBytes = 0;
  for (const version of tree.versionsMadeBy(layer)) {
    const bytes = tree.storedBytes(version);
    storedBytes += bytes;
    if (names.isLive(version)) liveBytes += bytes;
  }
  return {
    storedBytes,
    liveBytes,
    reclaimableBytes: storedBytes - liveBytes,
    changes: countChanges(tree, contents, layer),
  };
}

function countChanges(tree: ImageTree, contents: Contents, layer: number): Changes {
  const added = new Counter(tree);
  const modified = new Counter(tree);
  const removed = new Counter(tree);
  for (const path of tree.changes(layer, layer)) {
    const change = changeOf(tree, contents, path);
    if (change?.kind === 'added') added.add(change.after);
    else if (change?.kind === 'removed') removed.add(change.before);
    else if (change?.kind === 'modified') modified.add(change.after);
  }
  return { added: added.count, modified: modified.count, removed: removed.count };
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
