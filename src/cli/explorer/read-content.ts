import { LayerscopeError } from '../../model/error.ts';
import type { FileContent } from '../../model/file-content.ts';
import { systemReason } from '../../text/system-error.ts';
import type { Effect } from '../../tui/effect.ts';
import type { Msg } from '../../tui/msg.ts';
import type { LoadedImage } from '../loaded-image.ts';

type ReadEffect = Extract<Effect, { kind: 'read' }>;

/** More is not read at once, whoever asks. */
const mostBytes = 1 << 20;

/**
 * Reads parts of contents for the explorer, one at a time. It waits for one answer only: whatever
 * else was asked for before is given up, also on the way to it through a compressed layer.
 */
export class ContentReader {
  readonly #contentOf: LoadedImage['contentOf'];
  readonly #send: (msg: Msg) => void;
  #wanted: ReadEffect | null = null;
  #isReading = false;

  constructor({ contentOf }: Pick<LoadedImage, 'contentOf'>, send: (msg: Msg) => void) {
    this.#contentOf = contentOf;
    this.#send = send;
  }

  /** Resolves when nothing is wanted any more. */
  async read(effect: ReadEffect): Promise<void> {
    this.#wanted = effect;
    if (this.#isReading) return;
    this.#isReading = true;
    for (let next: ReadEffect | null = effect; next !== null; next = this.#wanted) {
      const answer = await this.#answer(next);
      if (this.#wanted !== next) continue;
      this.#wanted = null;
      // Whoever hears of it may ask for more.
      this.#send(answer);
    }
    this.#isReading = false;
  }

  async #answer(effect: ReadEffect): Promise<Msg> {
    const { version, position, length } = effect;
    const isWanted = (): boolean => this.#wanted === effect;
    try {
      const end = position + Math.min(length, mostBytes);
      const bytes = await readRange(this.#contentOf(version), position, end, isWanted);
      return { kind: 'content', version, position, bytes };
    } catch (error) {
      const reason = error instanceof LayerscopeError ? error.message : systemReason(error);
      return { kind: 'unreadable', version, reason };
    }
  }
}

/** The bytes of a file from `start` up to `end` or its own end, holes as zeros. */
async function readRange(
  { size, pieces }: FileContent,
  start: number,
  end: number,
  isWanted: () => boolean,
): Promise<Uint8Array> {
  const last = Math.min(end, size);
  const whole = new Uint8Array(Math.max(0, last - start));
  for await (const { position, bytes } of pieces(start, last)) {
    if (!isWanted()) break;
    whole.set(bytes, position - start);
  }
  return whole;
}
