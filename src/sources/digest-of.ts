import { createHash } from 'node:crypto';
import { algorithmOf, type Digest, sha256Digest } from '../model/digest.ts';

/** The SHA-256 of a document: an image's ID when the document is its config. */
export function digestOf(text: Uint8Array): Digest {
  return sha256Digest(createHash('sha256').update(text).digest('hex'));
}

/** Whether a document is the one that a digest names. */
export function hasDigest(text: Uint8Array, digest: Digest): boolean {
  const algorithm = algorithmOf(digest);
  return digest === `${algorithm}:${createHash(algorithm).update(text).digest('hex')}`;
}
