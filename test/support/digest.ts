import { type Digest, isDigest } from '../../src/model/digest.ts';

/** A SHA-256 digest made of one hexadecimal letter. */
export function digestOf(letter: string): Digest {
  const text = `sha256:${letter.repeat(64)}`;
  if (!isDigest(text)) throw new Error(`${letter} is no hexadecimal letter`);
  return text;
}
