import type { ImageTree } from '../../filesystem/image-tree.ts';
import { remember } from '../screen/remember.ts';
import { LargestSelection } from './largest-selection.ts';

/** More than one reads, and few enough to sort at once. */
const mostFiles = 1000;

/** The files with the most content of one state of the filesystem. */
export interface LargestFiles {
  /** Versions, largest first: one name of each content. */
  readonly versions: readonly number[];
  /** Bytes of the files up to each, that one included. */
  readonly cumulativeBytes: Float64Array;
  /** Of all files with content, not only these. */
  readonly files: number;
  readonly bytes: number;
}

const byLayer = remember((_tree: ImageTree): Map<number, LargestFiles> => new Map());

/** The largest files at `layer`. */
export function largestFiles(tree: ImageTree, layer: number): LargestFiles {
  const known = byLayer(tree);
  const found = known.get(layer) ?? findLargest(tree, layer);
  known.set(layer, found);
  return found;
}

function findLargest(tree: ImageTree, layer: number): LargestFiles {
  const columns = contentColumns(tree);
  const { bytes, inode } = columns;
  /** Contents that have been met under another name. */
  const isMet = new Uint8Array(bytes.length);
  const selection = new LargestSelection(mostFiles);
  let files = 0;
  let total = 0;
  for (let version = 0; version < bytes.length; version++) {
    const content = inode[version] ?? 0;
    const size = bytes[content] ?? 0;
    const isVisible = (columns.layer[version] ?? 0) <= layer && layer < (columns.end[version] ?? 0);
    if (size === 0 || !isVisible || isMet[content] === 1) continue;
    isMet[content] = 1;
    selection.add(version, size);
    files++;
    total += size;
  }
  const largest = selection.take();
  return {
    versions: largest.map(({ id }) => id),
    cumulativeBytes: cumulate(largest.map(({ weight }) => weight)),
    files,
    bytes: total,
  };
}

/** The columns of all versions that tell who has how much content, for reading them fast. */
const contentColumns = remember((tree: ImageTree) => {
  const { versions } = tree;
  const layer = versions.layer.toArray(versions.count);
  const entry = versions.entry.toArray(versions.count);
  return {
    layer,
    end: versions.end.toArray(versions.count),
    inode: versions.inode.toArray(versions.count),
    /** What each version stores itself. */
    bytes: Float64Array.from(
      entry,
      (at, version) => tree.layers[layer[version] ?? 0]?.size[at] ?? 0,
    ),
  };
});

function cumulate(values: readonly number[]): Float64Array {
  const sums = Float64Array.from(values);
  for (let i = 1; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + (sums[i - 1] ?? 0);
  return sums;
}
