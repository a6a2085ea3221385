import type { ImageTree } from '../../filesystem/image-tree.ts';
import { escapeBytes } from '../../text/escape.ts';

/** Every name of an image as it is shown, decoded when first searched: each one once. */
export class NameTexts {
  readonly #names: ImageTree['names'];
  #shown: readonly string[] | null = null;
  #lowerCase: readonly string[] | null = null;

  constructor(names: ImageTree['names']) {
    this.#names = names;
  }

  get shown(): readonly string[] {
    this.#shown ??= this.#names.all().map(escapeBytes);
    return this.#shown;
  }

  get lowerCase(): readonly string[] {
    this.#lowerCase ??= this.shown.map((text) => text.toLowerCase());
    return this.#lowerCase;
  }
}
