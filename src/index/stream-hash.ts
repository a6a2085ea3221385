import { createHash } from 'node:crypto';
import type { ByteStream } from '../model/bytes.ts';
import { type Digest, sha256Digest } from '../model/digest.ts';

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
  finish(): Digest {
    return sha256Digest(this.#hash.digest('hex'));
  }
}
