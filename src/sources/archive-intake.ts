import type { Entry } from '../tar/entry.ts';
import type { TarHandler } from '../tar/reader.ts';
import { ArchiveNames } from './archive-names.ts';
import { DocumentShelf } from './document-shelf.ts';
import { type FileReceiver, type Kept, UndecidedReceiver } from './file-receiver.ts';
import type { LayerQueue } from './layer-queue.ts';

/**
 * Takes an archive as it goes by, once: which files are layers of which image is known only at its
 * end, so all that look like layers are indexed and all documents are kept.
 */
export class ArchiveIntake implements TarHandler {
  readonly names = new ArchiveNames<Kept>();
  readonly shelf = new DocumentShelf();
  readonly #queue: LayerQueue;
  #current: { readonly entry: Entry; readonly receiver: FileReceiver } | null = null;

  constructor(queue: LayerQueue) {
    this.#queue = queue;
  }

  entry(entry: Entry): void {
    if (entry.sparse !== null) {
      this.names.add(entry, { kind: 'sparse', size: entry.storedSize });
      return;
    }
    const receiver = new UndecidedReceiver(this.shelf, this.#queue, entry.offset);
    this.#current = { entry, receiver };
    if (entry.storedSize === 0) this.contentEnd();
  }

  content(bytes: Uint8Array): void {
    this.#current?.receiver.push(bytes);
  }

  contentEnd(): void {
    this.#finishFile(true);
  }

  /** The archive ended, perhaps inside a file: of a layer, what came is worth something. */
  finish(): void {
    this.#finishFile(false);
  }

  #finishFile(whole: boolean): void {
    if (this.#current === null) return;
    const { entry, receiver } = this.#current;
    this.#current = null;
    const kept = receiver.finish();
    if (whole || kept.kind === 'layer') this.names.add(entry, kept);
  }
}
