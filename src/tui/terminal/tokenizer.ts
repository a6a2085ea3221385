import { characterKey, controlKey, namedKey, unmodified } from './key-event.ts';
import { keyOfSingleShift } from './key-sequence.ts';
import { oldMouseEvent } from './mouse-event.ts';
import { PasteReader } from './paste-reader.ts';
import { controlSequenceToken, type Token } from './token.ts';
import { isWholeCharacter, typedCharacter } from './typed-text.ts';

/** In the midst of what: nothing, after ESC, `ESC [`, `ESC O`, `ESC ]` and the like, … */
type State =
  | 'ground'
  | 'escape'
  | 'control'
  | 'shift'
  | 'string'
  | 'string-end'
  | 'mouse'
  | 'paste'
  | 'character';

/** What follows ESC and begins a sequence (ECMA-48); after all else ESC means alt. */
const stringIntroducer = /^[\]P_^X]$/;

const bell = 0x07;
const escape = 0x1b;
const firstPrintable = 0x20;
const firstFinal = 0x40;
const backslash = 0x5c;
const del = 0x7f;

/** Longer sequences are no use to anybody. */
const longest = 4096;

/** Milliseconds that a key waits whether it is the start of a sequence, and a sequence for its end. */
const keyPatience = 30;
const sequencePatience = 500;

/**
 * Makes of a terminal's bytes, in pieces of any size, what its user did and what the terminal
 * answers. What it does not know it swallows whole.
 */
export class Tokenizer {
  #state: State = 'ground';
  /** What has come of a sequence behind ESC, a character for each byte. */
  #text = '';
  /** Whether the key is typed with alt; after ESC, whether another one stood before it. */
  #alt = false;
  #paste = new PasteReader();
  #tokens: Token[] = [];

  push(bytes: Uint8Array): readonly Token[] {
    for (const byte of bytes) this.#take(byte);
    return this.#drain();
  }

  /** Milliseconds without a byte after which `flush` is due; null for never. */
  get patience(): number | null {
    if (this.#state === 'ground') return null;
    const isKey = this.#state === 'escape' || (this.#isIntroducer() && this.#state !== 'string');
    return isKey ? keyPatience : sequencePatience;
  }

  /** Nothing more comes: ESC was a key, and a sequence without its end is none. */
  flush(): readonly Token[] {
    const isIntroducer = this.#isIntroducer();
    if (this.#alt && (isIntroducer || this.#state === 'escape')) this.#emit(namedKey('esc'));
    if (this.#state === 'escape') this.#emit(namedKey('esc'));
    if (this.#state === 'paste') this.#finishPaste();
    if (isIntroducer) this.#emit(characterKey(this.#text, { ...unmodified, alt: true }));
    this.#enter('ground');
    return this.#drain();
  }

  /** Whether what has come could be a key with alt, too. */
  #isIntroducer(): boolean {
    return ['control', 'shift', 'string'].includes(this.#state) && this.#text.length === 1;
  }

  #drain(): readonly Token[] {
    const tokens = this.#tokens;
    this.#tokens = [];
    return tokens;
  }

  #enter(state: State, text = '', alt = false): void {
    this.#state = state;
    this.#text = text;
    this.#alt = alt;
  }

  #emit(token: Token | null): void {
    if (token !== null) this.#tokens.push(token);
  }

  #finish(token: Token | null): void {
    this.#enter('ground');
    this.#emit(token);
  }

  #take(byte: number): void {
    switch (this.#state) {
      case 'ground':
        return this.#takeKey(byte, false);
      case 'escape':
        return this.#takeAfterEscape(byte);
      case 'control':
        return this.#takeControl(byte);
      case 'shift':
        return this.#takeShift(byte);
      case 'string':
        return this.#takeString(byte);
      case 'string-end':
        return this.#takeStringEnd(byte);
      case 'mouse':
        return this.#takeMouse(byte);
      case 'paste':
        if (this.#paste.take(byte)) this.#finishPaste();
        return;
      case 'character':
        return this.#takeCharacter(byte);
    }
  }

  /** What cannot belong to a sequence ends it, unfinished, and is told itself. */
  #abandonFor(byte: number): void {
    this.#enter('ground');
    this.#take(byte);
  }

  #grow(character: string): void {
    if (this.#text.length < longest) this.#text += character;
  }

  #takeKey(byte: number, alt: boolean): void {
    const character = String.fromCharCode(byte);
    this.#enter('ground');
    if (byte === escape) this.#enter('escape');
    else if (byte < firstPrintable || byte === del) this.#emit(controlKey(byte, alt));
    else if (byte < del) this.#emit(characterKey(character, { ...unmodified, alt }));
    else this.#enter('character', character, alt);
  }

  #takeAfterEscape(byte: number): void {
    const character = String.fromCharCode(byte);
    // Two of them are alt with a cursor key (rxvt), or else the first was a key.
    if (this.#alt && character !== '[' && character !== 'O') this.#emit(namedKey('esc'));
    if (character === '[') this.#enter('control', character, this.#alt);
    else if (character === 'O') this.#enter('shift', character, this.#alt);
    else if (stringIntroducer.test(character)) this.#enter('string', character);
    else if (byte === escape) this.#enter('escape', '', true);
    else this.#takeKey(byte, true);
  }

  #takeControl(byte: number): void {
    const character = String.fromCharCode(byte);
    const isFinal = byte >= firstFinal && byte < del;
    // The linux console sends `ESC [ [ A`, and rxvt `ESC [ 5 $`, against the rules.
    const isLinux = this.#text === '[' && character === '[';
    const isRxvt = character === '$' && /^\[\d+$/.test(this.#text);
    if (byte < firstPrintable || byte >= del) this.#abandonFor(byte);
    else if ((isFinal && !isLinux) || isRxvt) this.#finishControl(character);
    else this.#grow(character);
  }

  #finishControl(final: string): void {
    const parameters = this.#text.slice(1);
    const alt = this.#alt;
    const isTooLong = this.#text.length === longest;
    this.#enter('ground');
    if (parameters + final === '200~') this.#enter('paste');
    else if (parameters + final === 'M') this.#enter('mouse');
    else if (!isTooLong) this.#emit(controlSequenceToken(parameters, final, alt));
  }

  #takeShift(byte: number): void {
    const character = String.fromCharCode(byte);
    if (byte < firstPrintable || byte >= del) return this.#abandonFor(byte);
    if (/^[\d;]$/.test(character)) return this.#grow(character);
    this.#finish(keyOfSingleShift(this.#text.slice(1), character, this.#alt));
  }

  #takeString(byte: number): void {
    if (byte === bell) this.#finishString();
    else if (byte === escape) this.#state = 'string-end';
    else if (byte < firstPrintable || byte === del) this.#abandonFor(byte);
    else this.#grow(String.fromCharCode(byte));
  }

  #takeStringEnd(byte: number): void {
    if (byte === backslash) return this.#finishString();
    this.#enter('escape');
    this.#take(byte);
  }

  #finishString(): void {
    const isTooLong = this.#text.length === longest;
    this.#finish(isTooLong ? null : { kind: 'reply', text: this.#text });
  }

  #takeMouse(byte: number): void {
    if (byte < firstPrintable) return this.#abandonFor(byte);
    this.#grow(String.fromCharCode(byte));
    if (this.#text.length === 3) this.#finish(oldMouseEvent(this.#text));
  }

  #finishPaste(): void {
    this.#finish({ kind: 'paste', text: this.#paste.text });
    this.#paste = new PasteReader();
  }

  #takeCharacter(byte: number): void {
    if (byte < 0x80 || byte >= 0xc0) return this.#abandonFor(byte);
    this.#grow(String.fromCharCode(byte));
    if (!isWholeCharacter(this.#text)) return;
    const character = typedCharacter(this.#text);
    const modifiers = { ...unmodified, alt: this.#alt };
    this.#finish(character === null ? null : characterKey(character, modifiers));
  }
}
