import type { Token } from './token.ts';
import { Tokenizer } from './tokenizer.ts';

/** Tells what the bytes of a terminal mean, as soon as it can be known. */
export class InputReader {
  readonly #tokenizer = new Tokenizer();
  readonly #tell: (token: Token) => void;
  #cancel: () => void = () => {};

  constructor(tell: (token: Token) => void) {
    this.#tell = tell;
  }

  take(bytes: Uint8Array): void {
    this.#cancel();
    this.#tellAll(this.#tokenizer.push(bytes));
    const { patience } = this.#tokenizer;
    if (patience !== null) this.#cancel = afterSilence(patience, () => this.#giveUp());
  }

  /** Waits for nothing any more. */
  stop(): void {
    this.#cancel();
  }

  #giveUp(): void {
    this.#tellAll(this.#tokenizer.flush());
  }

  #tellAll(tokens: readonly Token[]): void {
    for (const token of tokens) this.#tell(token);
  }
}

/**
 * Acts after so many milliseconds, and after what has come meanwhile was read: the program may have
 * been busy. Returns how to cancel that.
 */
function afterSilence(milliseconds: number, act: () => void): () => void {
  let immediate: NodeJS.Immediate | null = null;
  const timeout = setTimeout(() => {
    immediate = setImmediate(act);
  }, milliseconds);
  return () => {
    clearTimeout(timeout);
    if (immediate !== null) clearImmediate(immediate);
  };
}
