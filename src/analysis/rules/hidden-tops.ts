import type { ImageTree } from '../../filesystem/image-tree.ts';
import type { ByteString } from '../../model/byte-string.ts';
import { rootPath } from '../../model/path-table.ts';
import type { Waste } from '../waste.ts';
import { mostPaths } from './rule.ts';

/** Directories that are gone as a whole, or single files, with most bytes first. */
export interface Tops {
  readonly paths: readonly ByteString[];
  readonly pathCount: number;
}

/** What of the waste is gone at `layer`, named by the topmost directories that are. */
export function hiddenTops(tree: ImageTree, rows: readonly Waste[], layer: number): Tops {
  const bytes = new Map<number, number>();
  const known = new Map<number, number>();
  for (const row of rows) {
    const top = topOf(tree, row.node, layer, known);
    bytes.set(top, (bytes.get(top) ?? 0) + row.bytes);
  }
  const dearest = [...bytes].sort(([, a], [, b]) => b - a);
  return {
    paths: dearest.slice(0, mostPaths).map(([top]) => tree.pathOf(top)),
    pathCount: dearest.length,
  };
}

/** `known` has the tops of directories that were asked for before. */
function topOf(tree: ImageTree, node: number, layer: number, known: Map<number, number>): number {
  const passed: number[] = [];
  let top = node;
  for (let at = tree.parentOf(node); at !== rootPath && tree.versionAt(at, layer) === null;) {
    const found = known.get(at);
    top = found ?? at;
    if (found !== undefined) break;
    passed.push(at);
    at = tree.parentOf(at);
  }
  for (const directory of passed) known.set(directory, top);
  return top;
}
