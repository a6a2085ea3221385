import type { RangeReader } from '../../model/bytes.ts';
import type { Digest } from '../../model/digest.ts';
import { LayerscopeError } from '../../model/error.ts';
import { connectionError } from './connection-error.ts';
import { ConnectionFailure } from './connection-failure.ts';
import { readBody } from './document-body.ts';
import type { RegistryClient } from './registry-client.ts';
import { discard, headerOf } from './response.ts';

/**
 * Parts of a blob (distribution spec, "Pulling blobs": a registry should give them, and need not).
 * Each question begins at the registry, since an address that it sends on to is good for minutes.
 */
export class BlobRanges implements RangeReader {
  readonly #client: RegistryClient;
  readonly #digest: Digest;
  readonly #size: number;

  constructor(client: RegistryClient, digest: Digest, size: number) {
    this.#client = client;
    this.#digest = digest;
    this.#size = size;
  }

  async read(start: number, length: number): Promise<Uint8Array> {
    const end = start + length;
    if (end > this.#size) throw this.#notGiven(`it ends before byte ${end}`);
    if (length === 0) return new Uint8Array();
    const range = `bytes=${start}-${end - 1}`;
    const response = await this.#client.get(`blobs/${this.#digest}`, { range });
    const given = headerOf(response, 'content-range');
    if (response.status !== 206 || !given.startsWith(`bytes ${start}-${end - 1}/`)) {
      await discard(response);
      throw this.#notGiven(`the registry answers with status ${response.status}`);
    }
    try {
      const bytes = await readBody(response, length, `part of ${this.#digest}`);
      if (bytes.length === length) return bytes;
    } catch (error) {
      throw error instanceof ConnectionFailure ? connectionError(error) : error;
    }
    throw this.#notGiven('the registry sends less than it says');
  }

  #notGiven(failed: string): LayerscopeError {
    return new LayerscopeError({
      code: 'unsupported',
      tried: `read part of ${this.#digest}`,
      failed,
      advice: 'Its registry may give whole layers only.',
    });
  }
}
