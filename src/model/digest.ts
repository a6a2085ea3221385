import type { Brand } from './brand.ts';

/** `algorithm:hex`, as the OCI image spec (descriptor.md, Digests) writes it. */
export type Digest = Brand<string, 'Digest'>;

const hexLength: ReadonlyMap<string, number> = new Map([
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
]);

/** Whether `text` is a digest of one of the algorithms that the spec registers. */
export function isDigest(text: string): text is Digest {
  const colon = text.indexOf(':');
  const hex = text.slice(colon + 1);
  return hexLength.get(text.slice(0, colon)) === hex.length && /^[0-9a-f]+$/.test(hex);
}

/** The digest whose SHA-256 has the hexadecimal digits `hex`, as a hash gives them. */
export function sha256Digest(hex: string): Digest {
  const digest = `sha256:${hex}`;
  if (!isDigest(digest)) throw new Error(`${digest} is no digest`);
  return digest;
}

/** `sha256` of `sha256:…`. */
export function algorithmOf(digest: Digest): string {
  return digest.slice(0, digest.indexOf(':'));
}

/** The hexadecimal part of a digest. */
export function hexOf(digest: Digest): string {
  return digest.slice(digest.indexOf(':') + 1);
}
