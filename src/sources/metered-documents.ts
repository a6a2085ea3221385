import { LayerscopeError } from '../model/error.ts';
import type { Documents } from './store.ts';

/** Bytes of documents that are read to find out what images there are: far more than needed. */
const maximumBytes = 64 << 20;

/**
 * The documents of a store while its images are looked for. Documents may name one another many
 * times over, so that a small archive could keep the program reading for hours.
 */
export class MeteredDocuments implements Documents {
  readonly #documents: Documents;
  #bytes = 0;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  document(name: string, maximum: number): Uint8Array | null {
    const text = this.#documents.document(name, maximum);
    this.#bytes += text?.length ?? 0;
    if (this.#bytes > maximumBytes) throw tooMuch();
    return text;
  }
}

function tooMuch(): LayerscopeError {
  return new LayerscopeError({
    code: 'limit-exceeded',
    tried: 'find out which images there are',
    failed: `their manifests and configs have more than ${maximumBytes} bytes together`,
    advice: 'No engine saves such an archive; check where it comes from.',
  });
}
