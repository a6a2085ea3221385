import type { ByteStream } from '../model/bytes.ts';
import type { Backlog } from './backlog.ts';

/** A stream that one side pushes into while the other reads. What waits counts in a backlog. */
export class Channel {
  readonly #backlog: Backlog;
  readonly #waiting: Uint8Array[] = [];
  #state: 'open' | 'ended' | 'abandoned' = 'open';
  #wake: (() => void) | null = null;

  constructor(backlog: Backlog) {
    this.#backlog = backlog;
  }

  push(piece: Uint8Array): void {
    if (this.#state !== 'open') return;
    this.#waiting.push(piece);
    this.#backlog.add(piece.length);
    this.#wake?.();
  }

  end(): void {
    if (this.#state === 'open') this.#state = 'ended';
    this.#wake?.();
  }

  /** Says that nobody reads on: what waits and what is still pushed is dropped. */
  abandon(): void {
    this.#state = 'abandoned';
    while (this.#take() !== null);
  }

  /** What is pushed, in order; to be read once. */
  async *read(): ByteStream {
    for (;;) {
      const piece = this.#take();
      if (piece !== null) {
        yield piece;
      } else if (this.#state === 'open') {
        await new Promise<void>((resolve) => {
          this.#wake = resolve;
        });
      } else {
        return;
      }
    }
  }

  #take(): Uint8Array | null {
    const piece = this.#waiting.shift();
    if (piece === undefined) return null;
    this.#backlog.remove(piece.length);
    return piece;
  }
}
