import type { ByteString } from '../model/byte-string.ts';
import type { LayerIndex } from '../model/layer-index.ts';
import { limits } from '../model/limits.ts';

/** Whether the beginning of a content will be asked for: told by its path in the tar and its bytes. */
export type IsWanted = (path: ByteString, size: number) => boolean;

/** The beginnings of contents of one layer, by record. */
export type LayerExcerpts = ReadonlyMap<number, Uint8Array>;

/**
 * Keeps the beginnings of contents that stream by, where it is known that they will be asked for: a
 * layer that is compressed need not be inflated again then, and one that came on standard input
 * could not be read again at all. The layers of one image share its room.
 */
export class Excerpts {
  readonly #isWanted: IsWanted;
  readonly #byLayer = new Map<LayerIndex, LayerExcerpts>();
  #room: number;

  constructor(isWanted: IsWanted, room: number = limits.contentWindowsBytes) {
    this.#isWanted = isWanted;
    this.#room = room;
  }

  /** Room for the beginning of a content; null where it is not wanted, or nothing is left. */
  reserve(path: ByteString, size: number): Uint8Array | null {
    const bytes = Math.min(size, limits.contentWindowBytes);
    if (bytes > this.#room || !this.#isWanted(path, size)) return null;
    this.#room -= bytes;
    return new Uint8Array(bytes);
  }

  keep(layer: LayerIndex, excerpts: LayerExcerpts): void {
    this.#byLayer.set(layer, excerpts);
  }

  /** Room for each of `count` who keep excerpts side by side. */
  part(count: number): number {
    return Math.floor(this.#room / count);
  }

  /** Keeps what somebody else kept in a part of the room. */
  take(layer: LayerIndex, excerpts: LayerExcerpts): void {
    for (const bytes of excerpts.values()) this.#room -= bytes.length;
    this.keep(layer, excerpts);
  }

  /** All that is kept of a layer. */
  all(layer: LayerIndex): LayerExcerpts {
    return this.#byLayer.get(layer) ?? new Map();
  }

  /** The beginning of record `entry`'s content, or all of a small one; null where it was not kept. */
  of(layer: LayerIndex, entry: number): Uint8Array | null {
    return this.#byLayer.get(layer)?.get(entry) ?? null;
  }
}
