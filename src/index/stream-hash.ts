import { createHash } from 'node:crypto';
import type { ByteStream } from '../model/bytes.ts';
import { type Digest, isDigest } from '../model/digest.ts';

/** Takes the SHA-256 of a stream while somebody else reads it. */
export class StreamHash {
  readonly #hash = createHash('sha256');

  async *tap(stream: ByteStream): ByteStream {
    for await (const chunk of stream) {
      this.#hash.update(chunk);
      yield chunk;
    }
  }

  /** The digest of all that went by; to be asked once, after the stream's end. */
  finish(): Digest | null {
    const digest = `sha256:${this.#hash.digest('hex')}`;
    return isDigest(digest) ? digest : null;
  }
}
