import type { Blob, ByteStream } from '../model/bytes.ts';
import type { Image } from '../model/image.ts';
import type { LayerIndex } from '../model/layer-index.ts';
import type { Warning } from '../model/warning.ts';
import type { Annotations } from '../oci/descriptor.ts';

/** Indexes a layer from its stored bytes as they pass by. Injected: sources know no index. */
export type StreamIndexer = (stored: ByteStream) => Promise<LayerIndex>;

/** What is to be done with bytes that come in order, once. */
export interface StreamOptions {
  readonly indexStream: StreamIndexer;
  /** Whether contents may be asked for later, so that the bytes must be kept. */
  readonly keepContents: boolean;
}

/** What a source can give of one layer. */
export type LayerContent =
  /** Stored bytes, to be read when wanted. Equal keys mean the same blob. */
  | {
      readonly kind: 'blob';
      readonly key: string;
      readonly blob: Blob;
      /** Of the layer's descriptor: some name a table of contents in the blob. */
      readonly annotations: Annotations;
      /** Nobody is to take the blob's digest: the image names none, or the source checks it. */
      readonly isChecked: boolean;
    }
  /** The bytes went by once and were indexed then; `blob` has them if contents are kept. */
  | {
      readonly kind: 'indexed';
      readonly key: string;
      readonly index: LayerIndex;
      readonly blob: Blob | null;
    }
  /** The source does not hold the layer; `reason` is a clause that says why. */
  | { readonly kind: 'absent'; readonly key: string; readonly reason: string };

/** One chosen image of one platform, ready to be indexed. */
export interface OpenedImage {
  readonly image: Image;
  /** As many as `image.layers`, in the same order. */
  readonly contents: readonly LayerContent[];
  readonly warnings: readonly Warning[];
  /** Gives back files and temporary files. */
  close(): Promise<void>;
}
