import { LayerscopeError } from '../model/error.ts';
import type { LayerIndex } from '../model/layer-index.ts';
import { Backlog } from './backlog.ts';
import { Channel } from './channel.ts';
import type { StreamIndexer } from './opened-image.ts';

/** Enough to read ahead while a layer is inflated, little enough to forget about. */
const backlogSize = 2 << 20;
/** Layers of all images of an archive together. */
const maximumLayers = 20_000;

/** Indexes layers while their bytes come in: one after the other, as the bytes do. */
export class LayerQueue {
  readonly #indexStream: StreamIndexer;
  readonly #backlog = new Backlog(backlogSize);
  #last: Promise<unknown> = Promise.resolve();
  #layers = 0;

  constructor(indexStream: StreamIndexer) {
    this.#indexStream = indexStream;
  }

  /** Adds a layer, whose bytes are to be pushed into the channel. */
  add(): { readonly channel: Channel; readonly index: Promise<LayerIndex> } {
    if (++this.#layers > maximumLayers) throw tooManyLayers();
    const channel = new Channel(this.#backlog);
    const index = this.#last
      .then(() => this.#indexStream(channel.read()))
      .finally(() => channel.abandon());
    // Who wants the layer learns what went wrong; the next layers do not mind.
    this.#last = index.catch(() => null);
    return { channel, index };
  }

  /** Resolves when more bytes may come. */
  room(): Promise<void> {
    return this.#backlog.room();
  }

  /** Resolves when all layers are indexed. */
  async finished(): Promise<void> {
    await this.#last;
  }
}

function tooManyLayers(): LayerscopeError {
  return new LayerscopeError({
    code: 'limit-exceeded',
    tried: 'read an archive that comes in order',
    failed: `it has more than ${maximumLayers} layers`,
    advice: 'Save it to a file, uncompressed: then only the layers of one image are read.',
  });
}
