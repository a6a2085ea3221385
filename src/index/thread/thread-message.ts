import type { FilePlace } from '../../model/bytes.ts';
import type { Room } from '../../model/entry-budget.ts';
import type { ErrorFacts } from '../../model/error.ts';
import type { LayerIndex } from '../../model/layer-index.ts';
import type { LayerExcerpts } from '../excerpts.ts';

/** What a thread needs to know of a layer besides its bytes. */
export interface LayerTask {
  readonly verify: boolean;
  readonly isChecked: boolean;
  readonly budget: Room;
  /** Bytes of the beginnings of contents that may be kept. */
  readonly excerptRoom: number;
  /** Where its stored bytes are; null where they are told. */
  readonly place: FilePlace | null;
}

/**
 * What a thread is told: of each layer the task and, unless that says where they are, its stored
 * bytes, and that these end.
 */
export type ToThread =
  | { readonly kind: 'layer'; readonly task: LayerTask }
  | { readonly kind: 'pieces'; readonly pieces: readonly Uint8Array[] }
  | { readonly kind: 'end' }
  /** No more bytes are to be had: what came of the others is not wanted. */
  | { readonly kind: 'broken' };

/** What a thread made of a layer. */
export interface ThreadedLayer {
  readonly index: LayerIndex;
  readonly excerpts: LayerExcerpts;
  /** Of the task's budget; below zero where the layer had more than that. */
  readonly left: Room;
}

/**
 * What a thread says: of some pieces that they are worked on, or how many bytes it read by itself,
 * and in the end what came of all.
 */
export type FromThread =
  | { readonly kind: 'taken' }
  | { readonly kind: 'read'; readonly bytes: number }
  | { readonly kind: 'indexed'; readonly layer: ThreadedLayer }
  | { readonly kind: 'failed'; readonly error: ErrorFacts | string };
