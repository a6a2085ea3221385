import { createHash } from 'node:crypto';
import { type Digest, sha256Digest } from '../../model/digest.ts';

/**
 * What each layer is called by together with those below it (OCI image spec, config.md, Layer
 * ChainID). Ends at a layer without a diffID.
 */
export function chainIds(diffIds: readonly (Digest | null)[]): readonly Digest[] {
  const chain: Digest[] = [];
  for (const diffId of diffIds) {
    if (diffId === null) break;
    const below = chain.at(-1);
    const hash = createHash('sha256').update(`${below} ${diffId}`);
    chain.push(below === undefined ? diffId : sha256Digest(hash.digest('hex')));
  }
  return chain;
}
