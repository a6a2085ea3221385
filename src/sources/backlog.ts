/** Bytes that wait to be read somewhere, so that whoever brings more can wait as well. */
export class Backlog {
  readonly #enough: number;
  #bytes = 0;
  #wake: (() => void) | null = null;

  /** `enough` bytes are as many as shall wait at a time, but for the last piece. */
  constructor(enough: number) {
    this.#enough = enough;
  }

  add(bytes: number): void {
    this.#bytes += bytes;
  }

  remove(bytes: number): void {
    this.#bytes -= bytes;
    if (this.#bytes < this.#enough) this.#wake?.();
  }

  /** Resolves once fewer bytes than enough are waiting. */
  async room(): Promise<void> {
    while (this.#bytes >= this.#enough) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
