import type { LayerWarning } from '../model/warning.ts';
import type { StoredLayer } from './stored-layer.ts';

export interface Documents {
  /**
   * A document, or null when it is not there whole. One of more than `maximumBytes` may be cut to
   * any size above that.
   */
  document(name: string, maximumBytes: number): Uint8Array | null;
}

/**
 * The files of an archive, a directory or a registry, by name: what the ways of storing images have
 * in common.
 * Names are those that manifests use; one that leads out of the store is not in it.
 */
export interface Store extends Documents {
  readonly kind: 'archive' | 'directory' | 'local store' | 'registry';
  /** What is broken about the store itself. */
  readonly damage: LayerWarning | null;
  /** A layer, or null when it is not there. Equal keys are the same bytes. */
  layer(name: string): Promise<StoredLayer | null>;
  /** Names to tell by what the store may be if it holds no image. */
  names(): Iterable<string>;
  close(): void;
}
