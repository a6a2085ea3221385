import * as fc from 'fast-check';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { escapeText } from '../../../src/text/escape.ts';
import type { InputEvent } from '../../../src/tui/input.ts';
import { compose } from '../../../src/tui/screen/compose.ts';
import type { Frame } from '../../../src/tui/screen/frame.ts';
import type { Size } from '../../../src/tui/screen/geometry.ts';
import { unicodeGlyphs } from '../../../src/tui/screen/glyphs.ts';
import type { Screen } from '../../../src/tui/screen/screen.ts';
import { type Row, row, span } from '../../../src/tui/screen/span.ts';
import { openTerminal } from '../../../src/tui/terminal/open-terminal.ts';
import type {
  Terminal,
  TerminalDevice,
  TerminalOptions,
} from '../../../src/tui/terminal/terminal.ts';
import { frameText } from '../../support/frame-text.ts';
import { HeadlessTerminal } from '../../support/headless-terminal.ts';
import { hostileText } from '../../support/hostile-text.ts';

const small: Size = { width: 40, height: 6 };

interface Opened {
  readonly device: HeadlessTerminal;
  readonly terminal: Terminal;
  /** What was heard of it. */
  readonly events: InputEvent[];
  readonly sizes: Size[];
  readonly codes: number[];
}

interface Setting {
  readonly size?: Size;
  readonly env?: TerminalDevice['env'];
  readonly options?: Partial<TerminalOptions>;
}

async function open({ size = small, env, options }: Setting = {}): Promise<Opened> {
  const device = new HeadlessTerminal(size, env);
  const events: InputEvent[] = [];
  const sizes: Size[] = [];
  const codes: number[] = [];
  const terminal = await openTerminal(
    device,
    { theme: 'dark', ascii: false, ...options },
    {
      input: (event) => events.push(event),
      resized: (now) => sizes.push(now),
      ended: (code) => codes.push(code),
    },
  );
  onTestFinished(() => terminal.close());
  return { device, terminal, events, sizes, codes };
}

/** A frame of rows without borders. */
function frameOf(size: Size, rows: readonly Row[], cursor: Screen['cursor'] = null): Frame {
  const strips = rows.map((shown, top) => ({ left: 0, top, width: size.width, row: shown }));
  return compose({ size, panes: [], strips, cursor }, unicodeGlyphs);
}

const textFrame = (size: Size, ...texts: readonly string[]): Frame =>
  frameOf(
    size,
    texts.map((text) => row([span(text)])),
  );

const taken = { screen: 'alternate', mouse: 'drag', paste: true };
const givenBack = { screen: 'normal', mouse: 'none', paste: false };

describe('painting', () => {
  test('shows a frame on a screen of its own', async () => {
    const { device, terminal } = await open();
    terminal.paint(textFrame(small, 'one', '', '└─ three'));
    await device.settle();
    expect(device.rows()).toEqual(['one', '', '└─ three', '', '', '']);
    expect(device.modes).toEqual(taken);
    expect(showsCursor(device)).toBe(false);
  });

  test('sends only what is different', async () => {
    const { device, terminal } = await open();
    terminal.paint(textFrame(small, 'one', 'two'));
    await device.settle();
    device.output = '';
    terminal.paint(textFrame(small, 'one', 'tWo'));
    await device.settle();
    expect(device.rows().slice(0, 2)).toEqual(['one', 'tWo']);
    expect(device.output.length).toBeLessThan(40);
    device.output = '';
    terminal.paint(textFrame(small, 'one', 'tWo'));
    await device.settle();
    expect(device.output).toBe('');
  });

  test('gives tones and highlights their looks', async () => {
    const { device, terminal } = await open();
    const rows = [
      row([span('+', 'added'), span('x')]),
      row([span('-', 'removed'), span('x')], 'cursor'),
    ];
    terminal.paint(frameOf(small, rows));
    await device.settle();
    const plain = { background: null, bold: false, underline: false, inverse: false };
    expect(device.cell(0, 0)).toEqual({ ...plain, text: '+', foreground: 39 });
    expect(device.cell(1, 0)).toEqual({ ...plain, text: 'x', foreground: null });
    const highlighted = { ...plain, background: 18, bold: true };
    expect(device.cell(0, 1)).toEqual({ ...highlighted, text: '-', foreground: 203 });
    expect(device.cell(1, 1)).toEqual({ ...highlighted, text: 'x', foreground: 255 });
    expect(device.cell(39, 1)).toEqual({ ...highlighted, text: ' ', foreground: 255 });
  });

  test('shows the cursor only where there is one', async () => {
    const { device, terminal } = await open();
    terminal.paint(frameOf(small, [], { column: 7, row: 3 }));
    await device.settle();
    expect(device.cursor).toEqual({ column: 7, row: 3 });
    expect(showsCursor(device)).toBe(true);
    terminal.paint(textFrame(small, 'x'));
    await device.settle();
    expect(showsCursor(device)).toBe(false);
  });

  test('shows question marks where the terminal has only ASCII', async () => {
    const { device, terminal } = await open({ options: { ascii: true } });
    terminal.paint(textFrame(small, 'é字|👩‍💻|e\u0301|'));
    await device.settle();
    expect(device.rows()[0]).toBe('???|??|?|');
    expect(device.output).toMatch(/^\p{ASCII}*$/u);
  });

  test('leaves out a frame of another size: the terminal has changed, and another one follows', async () => {
    const { device, terminal } = await open();
    terminal.paint(textFrame(small, 'fits'));
    terminal.paint(textFrame({ width: 80, height: 24 }, 'does not fit'));
    await device.settle();
    expect(device.rows()[0]).toBe('fits');
  });

  test('redraws what something else has written over', async () => {
    const { device, terminal } = await open();
    terminal.paint(textFrame(small, 'mine'));
    device.write('\u001b[H\u001b[2Jwall message');
    terminal.redraw();
    await device.settle();
    expect(device.rows()).toEqual(['mine', '', '', '', '', '']);
  });
});

describe('hostile and wide names', () => {
  test.each([
    [
      'control characters and escape sequences',
      'a\u001b[31mb\u009b2Jc\u0007d',
      /^a\\u\{1b\}\[31mb/,
    ],
    ['tags of blessed', '{bold}{/}', /^\{bold\}\{\/\}$/],
    ['text that turns around', 'a\u202eb', /^a\\u\{202e\}b$/],
    ['4,000 characters', 'x'.repeat(4000), /^x{40}$/],
  ])('%s are shown as what they are', async (_what, name, shown) => {
    const { device, terminal } = await open();
    terminal.paint(textFrame(small, escapeText(name), 'next'));
    await device.settle();
    expect(device.rows()[0]).toMatch(shown);
    expect(device.rows()[1]).toBe('next');
  });

  test('whatever follows each other, the terminal shows the last', async () => {
    const { device, terminal } = await open();
    const name = fc.oneof(
      hostileText.map(escapeText),
      fc.string({ unit: fc.constantFrom('字', '한', 'a', 'é', '👩‍💻', ' ', '█', 'ｆ', 'स्ते', '☕') }),
    );
    const text = fc
      .array(fc.tuple(name, fc.constantFrom('text', 'added', 'dim')))
      .map((parts) => row(parts.map(([part, tone]) => span(part, tone))));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: small.height }), async (rows) => {
        const width = small.width - 1;
        const strips = rows.flatMap((shown, top) => [
          { left: 0, top, width, row: shown },
          { left: width, top, width: 1, row: row([span('│')]) },
        ]);
        const frame = compose({ size: small, panes: [], strips, cursor: null }, unicodeGlyphs);
        terminal.paint(frame);
        await device.settle();
        expect(device.rows().map(bare)).toEqual(frameText(frame).map(bare));
        for (const top of rows.keys()) expect(device.cell(width, top).text).toBe('│');
      }),
      { numRuns: 400 },
    );
  });
});

/**
 * A row without blanks, marks and the latest characters: xterm.js has a width of its own for some,
 * and then they lose a half, or a blank is left. All else has to stand where it belongs.
 */
const bare = (text: string): string =>
  text.replaceAll(
    /[ \p{M}\p{Default_Ignorable_Code_Point}\u1160-\u11ff\ud7b0-\ud7ff\u{10000}-\u{10ffff}]/gu,
    '',
  );

describe('what the user does', () => {
  test('is told: keys, the mouse, pasted text', async () => {
    const { device, events } = await open();
    device.type('j\u001b[A\u001bOB');
    device.type('\u001b[<64;5;6M\u001b[<64;5;6Mq');
    device.type('\u001b[200~a b\u001b[201~');
    expect(events).toEqual([
      { kind: 'key', key: 'j', text: 'j' },
      { kind: 'key', key: 'up', text: null },
      { kind: 'key', key: 'down', text: null },
      { kind: 'mouse', action: 'wheel-up', button: null, column: 4, row: 5 },
      { kind: 'mouse', action: 'wheel-up', button: null, column: 4, row: 5 },
      { kind: 'key', key: 'q', text: 'q' },
      { kind: 'paste', text: 'a b' },
    ]);
  });

  test('is esc when nothing follows, and a sequence when the rest comes late', async () => {
    const { device, events } = await open();
    device.type('\u001b');
    expect(events).toEqual([]);
    await vi.waitFor(() => expect(events).toEqual([{ kind: 'key', key: 'esc', text: null }]));
    device.type('\u001b');
    device.type('[A');
    expect(events.at(-1)).toEqual({ kind: 'key', key: 'up', text: null });
  });

  test('is nothing any more after the end', async () => {
    const { device, terminal, events } = await open();
    const closed = terminal.close();
    device.type('q');
    await closed;
    device.type('q');
    expect(events).toEqual([]);
  });
});

describe('a resize', () => {
  test('is told once, however many there were, and all is painted anew', async () => {
    const { device, terminal, sizes } = await open();
    terminal.paint(textFrame(small, 'before'));
    for (let width = 41; width <= 100; width++) device.resize({ width, height: 10 });
    terminal.paint(textFrame({ width: 70, height: 10 }, 'too late'));
    await vi.waitFor(() => expect(sizes).toEqual([{ width: 100, height: 10 }]));
    expect(terminal.size).toEqual({ width: 100, height: 10 });
    terminal.paint(textFrame(terminal.size, 'after', 'x'.repeat(100)));
    await device.settle();
    expect(device.rows().slice(0, 3)).toEqual(['after', 'x'.repeat(100), '']);
  });

  test('back to the same size shows the same again', async () => {
    const { device, terminal, sizes } = await open();
    terminal.paint(textFrame(small, 'same'));
    await device.settle();
    device.resize({ width: 10, height: 2 });
    device.resize(small);
    await vi.waitFor(() => expect(sizes).toEqual([small]));
    await device.settle();
    expect(device.rows()).toEqual(['same', '', '', '', '', '']);
  });
});

describe('the colours', () => {
  const dark = { TERM: 'xterm-256color' };

  test('are for a dark background until the terminal says that it is light', async () => {
    const { device, terminal } = await open({ options: { theme: null }, env: dark });
    expect(device.output).not.toContain('\u001b]11;?');
    terminal.paint(frameOf(small, [row([span('+', 'added')])]));
    await device.settle();
    expect(device.output).toContain('\u001b]11;?');
    expect([terminal.theme, device.cell(0, 0).foreground]).toEqual(['dark', 39]);
    device.type('\u001b]11;rgb:fdfd/f6f6/e3e3\u001b\\');
    await device.settle();
    expect([terminal.theme, device.cell(0, 0).foreground]).toEqual(['light', 26]);
  });

  test.each([
    ['the user', dark, 'light'],
    ['NO_COLOR', { ...dark, NO_COLOR: '1' }, null],
    ['the linux console', { TERM: 'linux' }, null],
  ] as const)('are not asked for when %s has decided', async (_who, env, theme) => {
    const { device, terminal } = await open({ options: { theme }, env });
    terminal.paint(textFrame(small, 'x'));
    await device.settle();
    expect(device.output).not.toContain('\u001b]11;?');
  });

  test('are none with NO_COLOR', async () => {
    const { device, terminal } = await open({ options: { theme: null }, env: { NO_COLOR: '1' } });
    terminal.paint(frameOf(small, [row([span('+', 'added')], 'cursor')]));
    await device.settle();
    expect(device.cell(0, 0)).toEqual({
      text: '+',
      foreground: null,
      background: null,
      bold: false,
      underline: false,
      inverse: true,
    });
  });

  test('are the first eight on the linux console', async () => {
    const { device, terminal } = await open({ options: { theme: 'dark' }, env: { TERM: 'linux' } });
    terminal.paint(frameOf(small, [row([span('+', 'added')])]));
    await device.settle();
    expect([terminal.theme, device.cell(0, 0).foreground]).toEqual(['ansi', 2]);
  });
});

describe('the end', () => {
  test('gives the terminal back', async () => {
    const { device, terminal } = await open();
    terminal.paint(textFrame(small, 'x'));
    await terminal.close();
    await device.settle();
    expect(device.modes).toEqual(givenBack);
    expect(device.isOpen).toBe(false);
    expect(showsCursor(device)).toBe(true);
    const { output } = device;
    await terminal.close();
    terminal.paint(textFrame(small, 'y'));
    terminal.copy('y');
    terminal.redraw();
    terminal.suspend();
    await device.settle();
    expect(device.output).toBe(output);
  });

  test('waits for the answer that is on its way, which the shell would take for typed', async () => {
    const { device, terminal } = await open({ options: { theme: null } });
    terminal.paint(textFrame(small, 'x'));
    const closed = terminal.close();
    expect(device.isOpen).toBe(true);
    await closed;
    expect(device.isOpen).toBe(false);
  });

  test('of the process gives it back at once', async () => {
    const { device, terminal, codes } = await open();
    terminal.paint(textFrame(small, 'x'));
    device.happen('dying');
    expect(device.isOpen).toBe(false);
    await device.settle();
    expect(device.modes).toEqual(givenBack);
    expect(codes).toEqual([]);
  });

  test('of the terminal is told as a hangup', async () => {
    const { device, codes } = await open();
    device.happen('ended');
    expect(codes).toEqual([129]);
    expect(device.isOpen).toBe(false);
  });

  test('leaves nothing with the process', async () => {
    const before = process.eventNames().map((name) => [name, process.listenerCount(name)]);
    const { terminal } = await open();
    expect(process.eventNames().map((name) => [name, process.listenerCount(name)])).toEqual(before);
    await terminal.close();
  });
});

describe('suspending', () => {
  test.each(['asked for by the user', 'asked for by a signal'])(
    '%s gives the terminal back until it goes on',
    async (how) => {
      const { device, terminal, sizes } = await open();
      terminal.paint(textFrame(small, 'here'));
      await device.settle();
      if (how === 'asked for by the user') terminal.suspend();
      else device.happen('stopping');
      await device.settle();
      expect(device.stops).toBe(1);
      expect(device.modes).toEqual(givenBack);
      terminal.paint(textFrame(small, 'there'));
      await device.settle();
      expect(device.rows()).not.toContain('there');
      device.happen('continued');
      await device.settle();
      expect(device.modes).toEqual(taken);
      expect(device.rows()[0]).toBe('there');
      expect(sizes).toEqual([small]);
    },
  );

  test('by force leaves a terminal that is taken again', async () => {
    const { device, terminal } = await open();
    terminal.paint(textFrame(small, 'here'));
    device.write('\u001b[?1049l\u001b[?1002l\u001b[?2004l\u001b[2J');
    device.happen('continued');
    await device.settle();
    expect(device.modes).toEqual(taken);
    expect(device.rows()[0]).toBe('here');
  });
});

test('what is copied goes to the clipboard by the terminal', async () => {
  const { device, terminal } = await open();
  terminal.copy('etc/passwd');
  expect(device.output).toContain(`\u001b]52;c;${btoa('etc/passwd')}\u0007`);
});

/** By the last that was said of it. */
function showsCursor({ output }: HeadlessTerminal): boolean {
  return output.lastIndexOf('\u001b[?25h') > output.lastIndexOf('\u001b[?25l');
}
