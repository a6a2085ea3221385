import {
  type ContentQuestions,
  sampleBytes,
  sampleQuestions,
  wholeQuestions,
} from '../analysis/content-questions.ts';
import type { ContentDigests } from '../analysis/contents.ts';
import type { ImageTree } from '../filesystem/image-tree.ts';
import { hashContents } from '../index/hash-contents.ts';
import type { RandomAccess } from '../model/bytes.ts';
import { contentDigestBytes } from '../model/layer-index.ts';

/**
 * The digests that tell equal contents: those that indexes have, and for layers that were walked
 * (the ones with an access) as few more as can be.
 */
export async function contentDigests(
  tree: ImageTree,
  accesses: readonly (RandomAccess | null)[],
): Promise<ContentDigests> {
  const digests = tree.layers.map((index, layer) =>
    accesses[layer] ? new Uint8Array(index.count * contentDigestBytes) : index.digests,
  );
  const answer = async (questions: ContentQuestions, most: number): Promise<void> => {
    for (const [layer, index] of tree.layers.entries()) {
      const access = accesses[layer];
      const target = digests[layer];
      if (!access || !target) continue;
      await hashContents(access, index, questions[layer] ?? new Uint32Array(), most, target);
    }
  };
  await answer(sampleQuestions(tree), sampleBytes);
  await answer(wholeQuestions(tree, digests), Infinity);
  return digests;
}
