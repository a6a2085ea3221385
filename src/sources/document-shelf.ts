/** Bytes of documents kept at a time: hundreds of images' worth. */
const shelfSize = 64 << 20;

/**
 * The documents of an archive that is read once. Which of them an image needs is known only at the
 * end; where they are too many, the largest go: those are lists of packages, not manifests.
 */
export class DocumentShelf {
  readonly #texts = new Map<number, Uint8Array>();
  #next = 0;
  #bytes = 0;

  /** Keeps a text and gives the number to ask for it by. */
  put(text: Uint8Array): number {
    this.#texts.set(this.#next, text);
    this.#bytes += text.length;
    while (this.#bytes > shelfSize) this.#dropLargest();
    return this.#next++;
  }

  get(number: number): Uint8Array | null {
    return this.#texts.get(number) ?? null;
  }

  #dropLargest(): void {
    let largest = this.#next;
    for (const [number, text] of this.#texts) {
      if (text.length > (this.#texts.get(largest)?.length ?? 0)) largest = number;
    }
    this.#bytes -= this.#texts.get(largest)?.length ?? 0;
    this.#texts.delete(largest);
  }
}
