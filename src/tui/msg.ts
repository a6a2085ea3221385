import type { Analysis } from '../analysis/analysis.ts';
import type { Contents } from '../analysis/contents.ts';
import type { Image } from '../model/image.ts';
import type { ExploredImage } from './explored-image.ts';
import type { InputEvent } from './input.ts';
import type { Size } from './screen/geometry.ts';

/** All that can happen to the explorer. */
export type Msg =
  | { readonly kind: 'input'; readonly event: InputEvent }
  | { readonly kind: 'resized'; readonly size: Size }
  | { readonly kind: 'loading'; readonly progress: LoadingProgress }
  /** All layers are on one tree. */
  | { readonly kind: 'merged'; readonly image: ExploredImage }
  /** Contents were compared, and the Dockerfile was read, which tells the base image's layers. */
  | {
      readonly kind: 'judged';
      readonly image: Image;
      readonly contents: Contents;
      readonly analysis: Analysis;
    }
  /** What a `read` gave: fewer bytes than asked for at the end of the file only. */
  | {
      readonly kind: 'content';
      readonly version: number;
      readonly position: number;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'unreadable'; readonly version: number; readonly reason: string }
  /** Something that was asked for is done, or could not be. */
  | { readonly kind: 'told'; readonly text: string };

/** How much of a layer's stored bytes is read. */
export interface LayerProgress {
  readonly layer: number;
  readonly bytes: number;
  readonly size: number;
}

/** How far reading the layers has come. */
export interface LoadingProgress {
  /** What must happen before bytes come, as a clause; null once they do. */
  readonly waitingFor: string | null;
  /** Null as long as nobody knows. */
  readonly layers: number | null;
  readonly finished: number;
  readonly bytes: number;
  /** About how many bytes there will be; null as long as nobody knows. */
  readonly expectedBytes: number | null;
  /** The layers that are being read. */
  readonly underWay: readonly LayerProgress[];
  readonly seconds: number;
}
