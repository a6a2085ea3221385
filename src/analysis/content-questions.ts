import type { ImageTree } from '../filesystem/image-tree.ts';
import { uint32Column } from '../model/column.ts';
import { type ContentDigests, Contents } from './contents.ts';

/** Record numbers by layer: whose contents to hash. None where the index has digests already. */
export type ContentQuestions = readonly Uint32Array[];

/** Bytes of a content that tell most large files of one size apart. */
export const sampleBytes = 1024;

/**
 * The contents to take samples of (the SHA-256 of the first `sampleBytes`): those that share their
 * size with another, since only they can be equal.
 */
export function sampleQuestions(tree: ImageTree): ContentQuestions {
  const countOfSize = new Map<number, number>();
  for (const version of storedContents(tree)) {
    const size = tree.storedBytes(version);
    countOfSize.set(size, (countOfSize.get(size) ?? 0) + 1);
  }
  return questions(tree, (version) => (countOfSize.get(tree.storedBytes(version)) ?? 0) > 1);
}

/**
 * The contents to hash whole once samples are there: large ones that share size and sample with
 * another, or the size with one whose digest is known already.
 */
export function wholeQuestions(tree: ImageTree, samples: ContentDigests): ContentQuestions {
  const contents = new Contents(tree, samples);
  const countOfSample = new Map<number, number>();
  const hashedSizes = new Set<number>();
  for (const version of storedContents(tree)) {
    const size = tree.storedBytes(version);
    if (size <= sampleBytes) continue;
    if (isHashed(tree, version)) hashedSizes.add(size);
    const identity = contents.identityOf(version);
    countOfSample.set(identity, (countOfSample.get(identity) ?? 0) + 1);
  }
  return questions(tree, (version) => {
    const size = tree.storedBytes(version);
    if (size <= sampleBytes) return false;
    return hashedSizes.has(size) || (countOfSample.get(contents.identityOf(version)) ?? 0) > 1;
  });
}

function* storedContents(tree: ImageTree): Generator<number> {
  for (let version = 0; version < tree.versions.count; version++) {
    if (tree.storedBytes(version) > 0) yield version;
  }
}

function isHashed(tree: ImageTree, version: number): boolean {
  return tree.layers[tree.versions.layer.at(version)]?.digests !== null;
}

function questions(tree: ImageTree, isAsked: (version: number) => boolean): ContentQuestions {
  const asked = tree.layers.map(() => uint32Column());
  for (const version of storedContents(tree)) {
    if (isHashed(tree, version) || !isAsked(version)) continue;
    asked[tree.versions.layer.at(version)]?.push(tree.versions.entry.at(version));
  }
  return asked.map((entries) => entries.toArray());
}
