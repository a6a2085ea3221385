import type { Blob, ByteStream, FilePart, RandomAccess, RangeReader } from '../../model/bytes.ts';
import { Spool } from '../spool.ts';

/**
 * A blob whose bytes are kept in a temporary file once they have all been read: whoever looks at
 * files asks for them in any order, and to inflate a layer from its start again is quick from a
 * file, but would be a download from afar.
 */
export class KeptBlob implements Blob {
  readonly size: number;
  readonly #remote: Blob;
  #spool: Spool | null = null;
  #kept: Blob | null = null;

  constructor(remote: Blob) {
    this.#remote = remote;
    this.size = remote.size;
  }

  get access(): RandomAccess | null {
    return this.#kept?.access ?? null;
  }

  get part(): FilePart | null {
    return this.#kept?.part ?? null;
  }

  get ranges(): RangeReader | null {
    return (this.#kept ?? this.#remote).ranges;
  }

  stream(isPassing = false): ByteStream {
    return this.#kept?.stream(isPassing) ?? this.#keep();
  }

  close(): void {
    this.#spool?.close();
  }

  async *#keep(): ByteStream {
    this.#spool?.close();
    const spool = new Spool();
    this.#spool = spool;
    yield* spool.tap(this.#remote.stream());
    this.#kept = spool.access().range(0, this.size);
  }
}
