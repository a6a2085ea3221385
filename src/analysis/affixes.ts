import type { ByteString } from '../model/byte-string.ts';
import type { NameTable } from '../model/name-table.ts';

interface Step {
  readonly next: Map<number, Step>;
  /** The affix that ends here. */
  affix: number | null;
}

/**
 * Starts, or endings, that names may have: a trie of bytes, so that most names are done with after
 * their first byte and none is copied.
 */
export class Affixes {
  readonly #from: 'start' | 'end';
  readonly #root: Step = { next: new Map(), affix: null };

  constructor(from: 'start' | 'end') {
    this.#from = from;
  }

  /** `number` is what the affix is known by. */
  add(affix: ByteString, number: number): void {
    let step = this.#root;
    for (let at = 0; at < affix.length; at++) {
      const byte = affix.charCodeAt(this.#from === 'start' ? at : affix.length - 1 - at);
      const next: Step = step.next.get(byte) ?? { next: new Map(), affix: null };
      step.next.set(byte, next);
      step = next;
    }
    step.affix = number;
  }

  /** Appends to `found` the affixes that the name has which `names` knows as `id`. */
  find(names: Pick<NameTable, 'lengthOf' | 'byteAt'>, id: number, found: number[]): void {
    const length = names.lengthOf(id);
    let step: Step | undefined = this.#root;
    for (let at = 0; at < length; at++) {
      step = step.next.get(names.byteAt(id, this.#from === 'start' ? at : length - 1 - at));
      if (step === undefined) return;
      if (step.affix !== null) found.push(step.affix);
    }
  }
}
