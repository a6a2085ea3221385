import type { Blob, ByteStream } from '../../model/bytes.ts';
import type { EntryBudget } from '../../model/entry-budget.ts';
import type { LayerIndex } from '../../model/layer-index.ts';
import { type Compression, sniffCompression } from '../../tar/compression.ts';
import { peek } from '../../tar/peek.ts';
import { indexStream, type StreamOptions } from '../index-stream.ts';
import { compressionOf, sniffLength } from '../plain-access.ts';
import { IndexThread } from './index-thread.ts';

/**
 * Threads that index the compressed layers of one image: to inflate and to hash takes all of a
 * processor, and others may have more of them. Those that are not started ahead are when they are
 * wanted.
 */
export class IndexThreads {
  readonly #file: string;
  readonly #count: number;
  readonly #all: IndexThread[] = [];
  readonly #idle: IndexThread[] = [];

  /**
   * For images of which `count` layers are read at a time; `file` is what runs in the threads. A
   * thread takes a tenth of a second to start, in which `ahead` of them need nobody.
   */
  constructor(file: string, count: number, ahead = 0) {
    this.#file = file;
    this.#count = count;
    for (let i = 0; i < ahead; i++) this.#idle.push(this.#start());
  }

  /** Does what `indexStream` does with all of a blob. */
  async index(blob: Blob, options: StreamOptions, budget: EntryBudget): Promise<LayerIndex> {
    const { compression, stream } = await sniff(blob);
    if (compression === 'none') return indexStream(stream, options, budget);
    const thread = this.#idle.pop() ?? this.#start();
    const room = budget.part(this.#count);
    const { verify, isChecked = false, excerpts } = options;
    const excerptRoom = excerpts?.part(this.#count) ?? 0;
    const task = { verify, isChecked, budget: room, excerptRoom };
    const layer = await (blob.part === null
      ? thread.index(stream, task)
      : thread.indexPart(blob.part, task));
    this.#idle.push(thread);
    // Some layer may need more than its part.
    if (!budget.settle(room, layer.left)) return indexStream(blob.stream(true), options, budget);
    excerpts?.take(layer.index, layer.excerpts);
    return layer.index;
  }

  async close(): Promise<void> {
    await Promise.all(this.#all.map((thread) => thread.close()));
  }

  #start(): IndexThread {
    const thread = new IndexThread(this.#file);
    this.#all.push(thread);
    return thread;
  }
}

async function sniff(
  blob: Blob,
): Promise<{ readonly compression: Compression; readonly stream: ByteStream }> {
  const { access } = blob;
  if (access !== null) return { compression: compressionOf(access), stream: blob.stream(true) };
  const { head, stream } = await peek(blob.stream(), sniffLength);
  return { compression: sniffCompression(head), stream };
}
