import type { ImageTree } from '../filesystem/image-tree.ts';

/**
 * The contents whose digests the analysis needs: those that share their size with another, since
 * only they can be equal. Record numbers by layer; none where the index has digests already.
 */
export function contentQuestions(tree: ImageTree): readonly (readonly number[])[] {
  const { versions } = tree;
  const countOfSize = new Map<number, number>();
  const contents: number[] = [];
  for (let version = 0; version < versions.count; version++) {
    const size = tree.storedBytes(version);
    if (size === 0) continue;
    contents.push(version);
    countOfSize.set(size, (countOfSize.get(size) ?? 0) + 1);
  }
  const asked: number[][] = tree.layers.map(() => []);
  for (const version of contents) {
    const layer = versions.layer.at(version);
    if (tree.layers[layer]?.digests !== null) continue;
    if ((countOfSize.get(tree.storedBytes(version)) ?? 0) < 2) continue;
    asked[layer]?.push(versions.entry.at(version));
  }
  return asked;
}
