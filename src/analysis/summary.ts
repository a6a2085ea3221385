import type { ImageTree } from '../filesystem/image-tree.ts';
import { live } from '../filesystem/versions.ts';
import type { LayerFigures, Summary } from './analysis.ts';
import type { Waste } from './waste.ts';

/** The figures of the whole image; the first `baseCount` layers came with the base image. */
export function summarise(
  tree: ImageTree,
  layers: readonly LayerFigures[],
  waste: readonly Waste[],
  baseCount: number,
): Omit<Summary, 'avoidableBytes'> {
  const storedBytes = total(layers.map((layer) => layer.storedBytes));
  const finalBytes = total(layers.map((layer) => layer.liveBytes));
  const ownStoredBytes = total(layers.slice(baseCount).map((layer) => layer.storedBytes));
  const ownReclaimableBytes = total(
    waste.filter((row) => row.layer >= baseCount).map((row) => row.bytes),
  );
  return {
    layers: layers.length,
    files: countFiles(tree),
    storedBytes,
    finalBytes,
    reclaimableBytes: storedBytes - finalBytes,
    efficiency: storedBytes === 0 ? 1 : finalBytes / storedBytes,
    ownStoredBytes,
    ownReclaimableBytes,
    ownWastedRatio: ownStoredBytes === 0 ? 0 : ownReclaimableBytes / ownStoredBytes,
    baseShadowedBytes: total(
      waste
        .filter((row) => row.layer < baseCount && row.shadowedBy >= baseCount)
        .map((row) => row.bytes),
    ),
  };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function countFiles(tree: ImageTree): number {
  const { count, end } = tree.versions;
  let files = 0;
  for (let version = 0; version < count; version++) {
    if (end.at(version) === live && tree.typeOf(version) !== 'directory') files++;
  }
  return files;
}
