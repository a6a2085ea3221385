import { decodeTyped } from './typed-text.ts';

const end = '\u001b[201~';

/** What is beyond it of a paste is dropped; bytes. */
const longest = 1 << 20;

/** Takes what is pasted (xterm: Bracketed Paste Mode), byte by byte, up to the sequence that ends it. */
export class PasteReader {
  #bytes = '';
  /** How many characters of `end` have come. */
  #matched = 0;

  /** Whether this was the last byte. */
  take(byte: number): boolean {
    const character = String.fromCharCode(byte);
    if (character === end[this.#matched]) {
      this.#matched++;
      return this.#matched === end.length;
    }
    const passed = end.slice(0, this.#matched);
    const begins = character === end[0];
    this.#matched = begins ? 1 : 0;
    if (this.#bytes.length < longest) this.#bytes += begins ? passed : passed + character;
    return false;
  }

  /** What came so far; terminals send a line's end as enter does. */
  get text(): string {
    return decodeTyped(this.#bytes).replaceAll(/\r\n?/g, '\n');
  }
}
