import type { ImageTree } from '../filesystem/image-tree.ts';
import { uint32Column } from '../model/column.ts';
import { Repeats } from './repeats.ts';

/** Record numbers by layer: whose contents to look at. None where the index has digests already. */
export type ContentQuestions = readonly Uint32Array[];

/** By layer and record, a checksum of a content's first bytes; null where there are digests. */
export type ContentSamples = readonly (Uint32Array | null)[];

/** The contents to sample: those that share their size with another, since only they can be equal. */
export function sampleQuestions(tree: ImageTree): ContentQuestions {
  const sizes = new Repeats(tree.versions.count);
  for (const version of storedContents(tree)) sizes.add(tree.storedBytes(version));
  return questions(tree, (version) => sizes.has(tree.storedBytes(version)));
}

/**
 * The contents to hash, once samples are there: those that share size and sample with another, or
 * the size with one whose digest is known already.
 */
export function hashQuestions(tree: ImageTree, samples: ContentSamples): ContentQuestions {
  const { versions } = tree;
  const looks = new Repeats(versions.count);
  const hashedSizes = new Set<number>();
  const lookOf = (version: number): number => {
    const sample = samples[versions.layer.at(version)]?.[versions.entry.at(version)] ?? 0;
    return sample * 2 ** 20 + (tree.storedBytes(version) % 2 ** 20);
  };
  for (const version of storedContents(tree)) {
    if (isHashed(tree, version)) hashedSizes.add(tree.storedBytes(version));
    else looks.add(lookOf(version));
  }
  return questions(
    tree,
    (version) => looks.has(lookOf(version)) || hashedSizes.has(tree.storedBytes(version)),
  );
}

function* storedContents(tree: ImageTree): Generator<number> {
  for (let version = 0; version < tree.versions.count; version++) {
    if (tree.storedBytes(version) > 0) yield version;
  }
}

function isHashed(tree: ImageTree, version: number): boolean {
  return tree.layers[tree.versions.layer.at(version)]?.digests !== null;
}

/** Versions are numbered in the order of the tars, so the answers are, too. */
function questions(tree: ImageTree, isAsked: (version: number) => boolean): ContentQuestions {
  const asked = tree.layers.map(() => uint32Column());
  for (const version of storedContents(tree)) {
    if (isHashed(tree, version) || !isAsked(version)) continue;
    asked[tree.versions.layer.at(version)]?.push(tree.versions.entry.at(version));
  }
  return asked.map((entries) => entries.toArray());
}
