import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Token } from '../../../src/tui/terminal/token.ts';
import { Tokenizer } from '../../../src/tui/terminal/tokenizer.ts';

/** A token in few words: a key by its name. */
function brief(token: Token): string {
  switch (token.kind) {
    case 'key':
      return token.key;
    case 'mouse':
      return `${token.action} ${token.button ?? 'no'} ${token.column},${token.row}`;
    case 'paste':
      return `paste ${token.text}`;
    case 'reply':
      return `reply ${token.text}`;
  }
}

/** What the pieces mean, when nothing comes after the last. */
function read(...pieces: readonly (string | Uint8Array)[]): readonly Token[] {
  const tokenizer = new Tokenizer();
  const bytes = pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece));
  return [...bytes.flatMap((piece) => tokenizer.push(piece)), ...tokenizer.flush()];
}

const keys = (...pieces: readonly (string | Uint8Array)[]): readonly string[] =>
  read(...pieces).map(brief);

/** What terminals send, and what it means: keys by their names. */
const sequences: readonly (readonly [string, readonly string[]])[] = [
  // Characters.
  ['qQ/é字👩', ['q', 'Q', '/', 'é', '字', '👩']],
  [' ', ['space']],
  // Control characters (ASCII).
  [
    '\0\x01\x02\x1a\x1c\x1d\x1e\x1f',
    ['ctrl+space', 'ctrl+a', 'ctrl+b', 'ctrl+z', 'ctrl+\\', 'ctrl+]', 'ctrl+^', 'ctrl+/'],
  ],
  ['\t\r\n\x08\x7f', ['tab', 'enter', 'ctrl+j', 'ctrl+h', 'backspace']],
  // Alt.
  ['\u001ba', ['alt+a']],
  ['\u001bA', ['alt+A']],
  ['\u001bé', ['alt+é']],
  ['\u001b ', ['alt+space']],
  ['\u001b\r', ['alt+enter']],
  ['\u001b\x7f', ['alt+backspace']],
  ['\u001b\x01', ['ctrl+alt+a']],
  ['\u001b\0', ['ctrl+alt+space']],
  // xterm, application and normal cursor keys.
  ['\u001b[A\u001b[B\u001b[C\u001b[D', ['up', 'down', 'right', 'left']],
  ['\u001bOA\u001bOB\u001bOC\u001bOD', ['up', 'down', 'right', 'left']],
  ['\u001b[H\u001b[F\u001bOH\u001bOF', ['home', 'end', 'home', 'end']],
  [
    '\u001b[1~\u001b[2~\u001b[3~\u001b[4~\u001b[5~\u001b[6~',
    ['home', 'insert', 'delete', 'end', 'pageup', 'pagedown'],
  ],
  ['\u001bOP\u001bOQ\u001bOR\u001bOS', ['f1', 'f2', 'f3', 'f4']],
  [
    '\u001b[15~\u001b[17~\u001b[18~\u001b[19~\u001b[20~\u001b[21~\u001b[23~\u001b[24~',
    ['f5', 'f6', 'f7', 'f8', 'f9', 'f10', 'f11', 'f12'],
  ],
  ['\u001b[Z', ['shift+tab']],
  [
    '\u001b[1;2A\u001b[1;3B\u001b[1;5C\u001b[1;8D',
    ['shift+up', 'alt+down', 'ctrl+right', 'ctrl+alt+shift+left'],
  ],
  ['\u001b[5;5~\u001b[3;2~', ['ctrl+pageup', 'shift+delete']],
  ['\u001b[1;5P\u001b[1;2R', ['ctrl+f1', 'shift+f3']],
  ['\u001bO5P\u001bO1;2Q', ['ctrl+f1', 'shift+f2']],
  ['\u001bOM\u001bOj\u001bOk\u001bOp\u001bOy', ['enter', '*', '+', '0', '9']],
  // The linux console.
  ['\u001b[[A\u001b[[E', ['f1', 'f5']],
  // rxvt.
  ['\u001b[7~\u001b[8~\u001b[11~', ['home', 'end', 'f1']],
  [
    '\u001b[a\u001bOa\u001b[5^\u001b[6$\u001b[2@',
    ['shift+up', 'ctrl+up', 'ctrl+pageup', 'shift+pagedown', 'ctrl+shift+insert'],
  ],
  ['\u001b\u001b[A\u001b\u001bOB', ['alt+up', 'alt+down']],
  // xterm's modifyOtherKeys.
  [
    '\u001b[27;5;97~\u001b[27;6;65~\u001b[27;5;13~\u001b[27;2;13~',
    ['ctrl+a', 'ctrl+a', 'ctrl+enter', 'shift+enter'],
  ],
  // kitty's protocol, and what others made of it.
  [
    '\u001b[97u\u001b[97;5u\u001b[97;3u\u001b[97;2u\u001b[97:65;2u',
    ['a', 'ctrl+a', 'alt+a', 'A', 'A'],
  ],
  ['\u001b[49:33;2u', ['!']],
  [
    '\u001b[27u\u001b[13u\u001b[9u\u001b[127u\u001b[32u',
    ['esc', 'enter', 'tab', 'backspace', 'space'],
  ],
  ['\u001b[105;5u\u001b[109;5u\u001b[91;5u', ['tab', 'enter', 'esc']],
  [
    '\u001b[32;5u\u001b[64;5u\u001b[47;5u\u001b[95;5u',
    ['ctrl+space', 'ctrl+space', 'ctrl+/', 'ctrl+/'],
  ],
  ['\u001b[97;5:1u\u001b[97;5:2u\u001b[97;5:3u', ['ctrl+a', 'ctrl+a']],
  ['\u001b[1;1:3A\u001b[1;5:1A', ['ctrl+up']],
  ['\u001b[97;9u\u001b[97;65u', ['a']],
  ['\u001b[57417u\u001b[57399u\u001b[57414u\u001b[57376u', ['left', '0', 'enter']],
  ['\u001b[233u', ['é']],
  // The mouse (1006, and of old).
  ['\u001b[<0;1;1M\u001b[<0;1;1m', ['press left 0,0', 'release left 0,0']],
  ['\u001b[<2;200;60M\u001b[<1;7;8M', ['press right 199,59', 'press middle 6,7']],
  ['\u001b[<32;5;6M\u001b[<35;5;6M', ['drag left 4,5']],
  ['\u001b[<64;5;6M\u001b[<65;5;6M\u001b[<66;5;6M', ['wheel-up no 4,5', 'wheel-down no 4,5']],
  ['\u001b[<4;5;6M\u001b[<80;5;6M', ['press left 4,5', 'wheel-up no 4,5']],
  ['\u001b[<128;5;6M\u001b[<0;0;0M', ['press left 0,0']],
  ['\u001b[M !!\u001b[M#%&q', ['press left 0,0', 'release no 4,5', 'q']],
  // Pasted text.
  ['\u001b[200~a/b\r\nc\u001b[A\u001b[201~q', ['paste a/b\nc\u001b[A', 'q']],
  ['\u001b[200~\u001b[20\u001b[201~', ['paste \u001b[20']],
  // What terminals answer.
  ['\u001b]11;rgb:1e1e/1e1e/1e1e\u0007q', ['reply ]11;rgb:1e1e/1e1e/1e1e', 'q']],
  ['\u001b]11;rgb:ffff/ffff/ffff\u001b\\q', ['reply ]11;rgb:ffff/ffff/ffff', 'q']],
  ['\u001b[?62;22c\u001b[>0;276;0c', ['reply [?62;22c', 'reply [>0;276;0c']],
  ['\u001b[12;40R\u001b[0n\u001b[8;24;80t', ['reply [12;40R', 'reply [0n', 'reply [8;24;80t']],
  ['\u001b[?2026;2$y\u001b[4;1$y\u001b[?1u', ['reply [?2026;2$y', 'reply [4;1$y', 'reply [?1u']],
  ['\u001bP>|tmux 3.3a\u001b\\\u001b_Gi=1;OK\u001b\\', ['reply P>|tmux 3.3a', 'reply _Gi=1;OK']],
  // What is not known.
  ['\u001b[I\u001b[O\u001b[99~\u001b[1;2;3;4z\u001b[ q\u001bOzq', ['q']],
];

describe('what a terminal sends', () => {
  test.each(sequences)('%j is %j', (sent, meant) => {
    expect(keys(sent)).toEqual(meant);
  });

  test.each(sequences)('%j is the same in two pieces, wherever it is split', (sent, meant) => {
    const bytes = Buffer.from(sent);
    for (let at = 0; at <= bytes.length; at++) {
      expect(keys(bytes.subarray(0, at), bytes.subarray(at))).toEqual(meant);
    }
  });

  test('is the same byte by byte, and all at once', () => {
    const all = Buffer.from(sequences.map(([sent]) => sent).join(''));
    const meant = sequences.flatMap(([, names]) => names);
    expect(keys(all)).toEqual(meant);
    expect(keys(...Array.from(all, (byte) => Uint8Array.of(byte)))).toEqual(meant);
  });
});

describe('a key', () => {
  test.each([
    ['a', 'a'],
    ['A', 'A'],
    [' ', ' '],
    ['字', '字'],
    ['\u001b[97:65;2u', 'A'],
    ['\u001bOp', '0'],
    ['\u001ba', null],
    ['\u0001', null],
    ['\r', null],
    ['\t', null],
    ['\u001b[32;5u', null],
    ['\u001b[A', null],
  ])('%j types %j', (sent, text) => {
    expect(read(sent)).toEqual([expect.objectContaining({ kind: 'key', text })]);
  });
});

describe('when nothing more comes', () => {
  test.each([
    ['\u001b', ['esc'], 30],
    ['\u001b\u001b', ['esc', 'esc'], 30],
    ['\u001b[', ['alt+['], 30],
    ['\u001bO', ['alt+O'], 30],
    ['\u001b\u001b[', ['esc', 'alt+['], 30],
    // An answer that comes late would be typed.
    ['\u001b]', ['alt+]'], 500],
    ['\u001b]11;rgb:1e', [], 500],
    ['\u001b[1;5', [], 500],
    ['\u001b[<0;1', [], 500],
    ['\u001b[M!', [], 500],
    ['\u001b[200~abc', ['paste abc'], 500],
    ['a', ['a'], null],
    ['', [], null],
  ])('%j is %j after %j ms', (sent, meant, patience) => {
    const tokenizer = new Tokenizer();
    const before = tokenizer.push(Buffer.from(sent));
    expect(tokenizer.patience).toBe(patience);
    expect([...before, ...tokenizer.flush()].map(brief)).toEqual(meant);
    expect(tokenizer.patience).toBe(null);
  });

  test('half a character is none, and takes nothing with it', () => {
    const [first = 0] = Buffer.from('é');
    expect(keys(Uint8Array.of(first))).toEqual([]);
    expect(keys(Uint8Array.of(first, 0x71))).toEqual(['q']);
  });
});

describe('what is broken', () => {
  test.each([
    ['bytes that are no UTF-8', Uint8Array.of(0x80, 0xff, 0xc0, 0x71)],
    ['a character spelled too long', Uint8Array.of(0xc1, 0x81, 0x71)],
    ['half of a surrogate pair', Uint8Array.of(0xed, 0xa0, 0x80, 0x71)],
    ['a control character of C1', Buffer.from('\u009bq')],
    ['an endless sequence', Buffer.from(`\u001b[${'1'.repeat(1 << 20)}~q`)],
    ['an endless answer', Buffer.from(`\u001b]11;${'a'.repeat(1 << 20)}\u0007q`)],
  ])('%s means nothing', (_what, sent) => {
    expect(keys(sent)).toEqual(['q']);
  });

  test.each(['\u001b[1;', '\u001b]11;rgb', '\u001bO5', '\u001b[M!'])(
    'a key that cannot belong to %j is told, and begins anew',
    (begun) => {
      expect(keys(`${begun}\r`)).toEqual(['enter']);
      expect(keys(`${begun}\u001b[A`)).toEqual(['up']);
      expect(keys(`${begun}\u0003`)).toEqual(['ctrl+c']);
    },
  );

  test('a paste without bounds is kept up to a limit', () => {
    const [paste, key] = read(`\u001b[200~${'~'.repeat(2 << 20)}\u001b[201~q`);
    expect(paste).toEqual({ kind: 'paste', text: '~'.repeat(1 << 20) });
    expect(key).toEqual({ kind: 'key', key: 'q', text: 'q' });
  });

  test('whatever comes, a key after a pause is that key', () => {
    fc.assert(
      fc.property(fc.array(noise, { maxLength: 12 }), (pieces) => {
        const tokenizer = new Tokenizer();
        for (const piece of pieces) tokenizer.push(piece);
        tokenizer.flush();
        expect(tokenizer.push(Buffer.from('q'))).toEqual([{ kind: 'key', key: 'q', text: 'q' }]);
        expect(tokenizer.patience).toBe(null);
      }),
      { numRuns: 2000 },
    );
  });

  test('whatever comes, it means the same in pieces, and no key is without a name', () => {
    fc.assert(
      fc.property(fc.array(noise, { maxLength: 12 }), (pieces) => {
        const tokens = read(...pieces);
        expect(read(Buffer.concat(pieces))).toEqual(tokens);
        for (const token of tokens)
          expect(brief(token)).toMatch(/^(?:[^\p{Cc}]+|(?:paste|reply) [^]*)$/u);
      }),
      { numRuns: 2000 },
    );
  });
});

const introducers = ['\u001b', '\u001b[', '\u001bO', '\u001b]', '\u001bP', '\u001b[<', '\u001b[M'];
const noise: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 6 }),
  fc.constantFrom(...introducers, '\u001b[200~', '\u001b[201~').map((text) => Buffer.from(text)),
  fc
    .string({ unit: fc.constantFrom(...'0123456789;:<?~$^uRMmAZ'.split('')) })
    .map((text) => Buffer.from(text)),
  fc.constantFrom(...sequences).map(([sent]) => Buffer.from(sent)),
);
