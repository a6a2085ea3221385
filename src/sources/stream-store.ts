import type { ByteStream } from '../model/bytes.ts';
import type { LayerWarning } from '../model/warning.ts';
import { DecompressionError } from '../tar/decompress.ts';
import { TarReader } from '../tar/reader.ts';
import { ArchiveIntake } from './archive-intake.ts';
import type { FileAccess } from './file-access.ts';
import { LayerQueue } from './layer-queue.ts';
import type { StreamOptions } from './opened-image.ts';
import { Spool } from './spool.ts';
import type { Store } from './store.ts';
import { sparseReason, type StoredLayer, uselessLayer } from './stored-layer.ts';

/**
 * An archive whose bytes came in order, once: documents are kept, layers were indexed, and all of
 * it is in a temporary file if contents are to be kept.
 */
export class StreamStore implements Store {
  readonly kind = 'archive';
  readonly damage: LayerWarning | null;
  readonly #intake: ArchiveIntake;
  readonly #queue: LayerQueue;
  readonly #spool: Spool | null;
  readonly #kept: FileAccess | null;

  private constructor(
    intake: ArchiveIntake,
    queue: LayerQueue,
    spool: Spool | null,
    damage: LayerWarning | null,
  ) {
    this.#intake = intake;
    this.#queue = queue;
    this.#spool = spool;
    this.#kept = spool?.access() ?? null;
    this.damage = damage;
  }

  /** Reads an uncompressed archive to its end, however long that takes. */
  static async read(
    archive: ByteStream,
    { indexStream, keepContents }: StreamOptions,
  ): Promise<StreamStore> {
    const spool = keepContents ? new Spool() : null;
    try {
      const queue = new LayerQueue(indexStream);
      const intake = new ArchiveIntake(queue);
      const reader = new TarReader(intake);
      const bytes = spool?.tap(archive) ?? archive;
      const broken = await pushAll(bytes, reader, queue).finally(() => intake.finish());
      await queue.finished();
      // A compressed stream that broke off explains the tar that breaks off, not the reverse.
      return new StreamStore(intake, queue, spool, broken ?? reader.finish().problem);
    } catch (error) {
      spool?.close();
      throw error;
    }
  }

  document(name: string): Uint8Array | null {
    const kept = this.#intake.names.find(name)?.value;
    return kept?.kind === 'document' ? this.#intake.shelf.get(kept.number) : null;
  }

  async layer(name: string): Promise<StoredLayer | null> {
    const found = this.#intake.names.find(name);
    if (found === null) return null;
    const kept = found.value;
    if (kept.kind === 'layer') {
      const { offset, size, compression } = kept;
      const blob = this.#kept?.range(offset, size) ?? null;
      return {
        content: { kind: 'indexed', key: found.name, index: await kept.index, blob },
        size,
        compression,
      };
    }
    if (kept.size === 0) return this.#emptyLayer(found.name);
    const reason = kept.kind === 'sparse' ? sparseReason : 'it is neither a tar nor compressed';
    return uselessLayer(found.name, reason, kept.size);
  }

  names(): Iterable<string> {
    return this.#intake.names.all();
  }

  close(): void {
    this.#spool?.close();
  }

  /** A file without bytes is a layer like any other, if an image says so. */
  async #emptyLayer(key: string): Promise<StoredLayer> {
    const { channel, index } = this.#queue.add();
    channel.end();
    return {
      content: { kind: 'indexed', key, index: await index, blob: null },
      size: 0,
      compression: 'none',
    };
  }
}

async function pushAll(
  archive: ByteStream,
  reader: TarReader,
  queue: LayerQueue,
): Promise<LayerWarning | null> {
  try {
    for await (const chunk of archive) {
      reader.push(chunk);
      await queue.room();
    }
    return null;
  } catch (error) {
    if (!(error instanceof DecompressionError)) throw error;
    return { code: error.code, message: error.message, path: null, offset: error.produced };
  }
}
