import type { ByteString } from '../../model/byte-string.ts';
import type { PathMatch } from '../path-matches.ts';
import type { PathPattern } from '../path-pattern.ts';
import { type Facts, mostPaths } from './rule.ts';

/** Live contents of one layer that rows of a catalogue match. */
export interface LayerMatches<Row> {
  readonly layer: number;
  /** The rows that match, with the bytes that each does, most first. */
  readonly rows: readonly RowBytes<Row>[];
  /** The versions that store the contents, each once. */
  readonly live: readonly number[];
  /** What the rows match themselves, directories or files, with most bytes first. */
  readonly paths: readonly ByteString[];
  readonly pathCount: number;
}

interface RowBytes<Row> {
  readonly row: Row;
  readonly bytes: number;
}

/**
 * What rows of a catalogue match of the live contents, layer by layer. Where several rows match,
 * the first has it; a content that has another name elsewhere stays, so it is nobody's. `isMeant`
 * looks closer at what a row matches.
 */
export function liveByLayer<Row extends PathPattern>(
  facts: Facts,
  rows: readonly Row[],
  isMeant: (row: Row, match: PathMatch) => boolean = () => true,
): readonly LayerMatches<Row>[] {
  const { tree, names, matches } = facts;
  const layers = new Map<number, LayerSums<Row>>();
  for (const row of rows) {
    const found = matches.of(row).filter((match) => isMeant(row, match));
    if (found.length === 0) continue;
    const tops = new Map(
      found.map(({ version, top }) => [tree.versions.inode.at(version), top] as const),
    );
    for (const version of names.contentsOf(found.map((match) => match.version))) {
      const layer = tree.versions.layer.at(version);
      const sums = layers.get(layer) ?? new LayerSums<Row>();
      layers.set(layer, sums);
      sums.add(version, row, tops.get(version) ?? 0, tree.storedBytes(version));
    }
  }
  return Array.from(layers, ([layer, { live, byRow, byTop }]) => ({
    layer,
    live: [...live],
    rows: mostFirst(byRow).map(([row, bytes]) => ({ row, bytes })),
    paths: mostFirst(byTop)
      .slice(0, mostPaths)
      .map(([top]) => tree.pathOf(top)),
    pathCount: byTop.size,
  }));
}

class LayerSums<Row> {
  readonly live = new Set<number>();
  readonly byRow = new Map<Row, number>();
  readonly byTop = new Map<number, number>();

  add(version: number, row: Row, top: number, bytes: number): void {
    if (this.live.has(version)) return;
    this.live.add(version);
    this.byRow.set(row, (this.byRow.get(row) ?? 0) + bytes);
    this.byTop.set(top, (this.byTop.get(top) ?? 0) + bytes);
  }
}

function mostFirst<T>(sums: ReadonlyMap<T, number>): readonly (readonly [T, number])[] {
  return [...sums].sort(([, a], [, b]) => b - a);
}
