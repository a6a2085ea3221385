import type { Analysis } from '../../src/analysis/analysis.ts';
import { analyse } from '../../src/analysis/analyse.ts';
import { noWindows } from '../../src/analysis/content-windows.ts';
import { Contents } from '../../src/analysis/contents.ts';
import { allRules } from '../../src/analysis/finding-settings.ts';
import { contentDigests } from '../../src/cli/content-digests.ts';
import type { BuiltTree } from '../../src/filesystem/tree-builder.ts';
import { buildTree } from './build-tree.ts';
import type { ImageTree } from '../../src/filesystem/image-tree.ts';
import { indexWalk } from '../../src/index/index-walk.ts';
import type { Image } from '../../src/model/image.ts';
import { imageOf } from './image.ts';
import { memoryAccess } from './memory.ts';
import { buildTar, type TarEntrySpec } from './tar.ts';

/** An image as its layers' records, lowest layer first. */
export type LayerSpecs = readonly (readonly TarEntrySpec[])[];

export interface Analysed extends BuiltTree {
  readonly contents: Contents;
  readonly analysis: Analysis;
}

/** Writes the layers as tars, and indexes, merges and judges them as the program does. */
export async function analysed(layers: LayerSpecs, baseCount = 0): Promise<Analysed> {
  return analysedTars(layers.map(buildTar), imageOf(layers.length, baseCount));
}

export async function analysedTars(
  tars: readonly Uint8Array[],
  image: Image = imageOf(tars.length),
  settings = allRules,
): Promise<Analysed> {
  const indexes = await Promise.all(tars.map((tar) => indexWalk(memoryAccess(tar))));
  const built = buildTree(indexes);
  const digests = await contentDigests(built.tree, tars.map(memoryAccess));
  const contents = new Contents(built.tree, digests);
  const subject = { ...built, image, contents, windows: noWindows, dockerfile: null };
  return { ...built, contents, analysis: analyse(subject, settings) };
}

/** The visible paths at a layer, sorted, directories with a trailing slash. */
export function listingAt(tree: ImageTree, layer = tree.layerCount - 1): string[] {
  const paths = [...tree.stateAt(layer)].map((version) => {
    const path = tree.pathOf(tree.versions.node.at(version));
    return tree.typeOf(version) === 'directory' ? `${path}/` : String(path);
  });
  return paths.sort();
}
