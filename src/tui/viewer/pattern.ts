import { byteString, encodeText } from '../../model/byte-string.ts';

/** Where something was found: bytes, from whatever the searched bytes begin with. */
export interface Match {
  readonly start: number;
  readonly end: number;
}

/**
 * A text that is looked for among bytes, which may be text or not. Capitals in it matter only if
 * there are any. It has no ends of line, so that a match never crosses one.
 */
export class Pattern {
  readonly text: string;
  /** Bytes of the longest match there can be. */
  readonly longest: number;
  readonly #expression: RegExp;

  constructor(text: string) {
    this.text = text;
    const ignoresCase = text === text.toLowerCase();
    const choices = Array.from(text, (character) => spellings(character, ignoresCase));
    this.longest = choices.reduce((sum, found) => sum + Math.max(...found.map(lengthOf)), 0);
    this.#expression = new RegExp(choices.map(expressionOf).join(''), 'g');
  }

  /** All matches in order; none overlaps another. */
  *matches(bytes: Uint8Array): Generator<Match> {
    for (const match of byteString(bytes).matchAll(this.#expression)) {
      yield { start: match.index, end: match.index + match[0].length };
    }
  }
}

/** A character in UTF-8, in small letters and in capitals if case does not matter. */
function spellings(character: string, ignoresCase: boolean): readonly string[] {
  if (!ignoresCase) return [encodeText(character)];
  return [...new Set([character, character.toUpperCase()].map(encodeText))];
}

function expressionOf(choices: readonly string[]): string {
  return `(?:${choices.map((choice) => choice.replace(/[^a-z0-9]/gi, quote)).join('|')})`;
}

function quote(byte: string): string {
  return `\\x${byte.charCodeAt(0).toString(16).padStart(2, '0')}`;
}

function lengthOf({ length }: string): number {
  return length;
}
