import type { LayerIndex } from '../model/layer-index.ts';
import { limits } from '../model/limits.ts';
import { type Compression, sniffCompression } from '../tar/compression.ts';
import type { Channel } from './channel.ts';
import type { DocumentShelf } from './document-shelf.ts';
import { beginsLayer, headSize } from './file-head.ts';
import type { LayerQueue } from './layer-queue.ts';

/** What is kept of a file of an archive that is read once. What is no layer may be a document. */
export type Kept =
  | { readonly kind: 'document'; readonly number: number; readonly size: number }
  | {
      readonly kind: 'layer';
      readonly index: Promise<LayerIndex>;
      /** Where it starts in the archive. */
      readonly offset: number;
      readonly size: number;
      readonly compression: Compression;
    }
  | { readonly kind: 'sparse'; readonly size: number };

/** Takes the bytes of one file as they go by, and says at their end what was kept. */
export interface FileReceiver {
  push(bytes: Uint8Array): void;
  /** To be called once, also when the file was cut off. */
  finish(): Kept;
}

/** Looks at a file's first bytes to find who shall have it. */
export class UndecidedReceiver implements FileReceiver {
  readonly #shelf: DocumentShelf;
  readonly #queue: LayerQueue;
  readonly #offset: number;
  readonly #head: Uint8Array[] = [];
  #size = 0;
  #decided: FileReceiver | null = null;

  /** For the file whose content starts at `offset` of the archive. */
  constructor(shelf: DocumentShelf, queue: LayerQueue, offset: number) {
    this.#shelf = shelf;
    this.#queue = queue;
    this.#offset = offset;
  }

  push(bytes: Uint8Array): void {
    if (this.#decided !== null) {
      this.#decided.push(bytes);
      return;
    }
    this.#head.push(bytes);
    this.#size += bytes.length;
    if (this.#size >= headSize) this.#decided = this.#decide();
  }

  finish(): Kept {
    return (this.#decided ?? this.#decide()).finish();
  }

  #decide(): FileReceiver {
    const head = Buffer.concat(this.#head);
    const receiver = beginsLayer(head)
      ? new LayerReceiver(this.#queue, this.#offset, sniffCompression(head))
      : new DocumentReceiver(this.#shelf);
    receiver.push(head);
    return receiver;
  }
}

class LayerReceiver implements FileReceiver {
  readonly #channel: Channel;
  readonly #index: Promise<LayerIndex>;
  readonly #offset: number;
  readonly #compression: Compression;
  #size = 0;

  constructor(queue: LayerQueue, offset: number, compression: Compression) {
    const { channel, index } = queue.add();
    this.#channel = channel;
    this.#index = index;
    this.#offset = offset;
    this.#compression = compression;
  }

  push(bytes: Uint8Array): void {
    this.#size += bytes.length;
    this.#channel.push(bytes);
  }

  finish(): Kept {
    this.#channel.end();
    return {
      kind: 'layer',
      index: this.#index,
      offset: this.#offset,
      size: this.#size,
      compression: this.#compression,
    };
  }
}

/** Keeps copies: the bytes pushed are part of something larger, which is not to be kept alive. */
class DocumentReceiver implements FileReceiver {
  readonly #shelf: DocumentShelf;
  readonly #pieces: Uint8Array[] = [];
  #size = 0;

  constructor(shelf: DocumentShelf) {
    this.#shelf = shelf;
  }

  push(bytes: Uint8Array): void {
    // One byte too many is kept, so that whoever reads the document sees that it is too long.
    const kept = bytes.subarray(0, Math.max(0, limits.configBytes + 1 - this.#size));
    if (kept.length > 0) this.#pieces.push(Buffer.from(kept));
    this.#size += kept.length;
  }

  finish(): Kept {
    const number = this.#shelf.put(Buffer.concat(this.#pieces));
    return { kind: 'document', number, size: this.#size };
  }
}
