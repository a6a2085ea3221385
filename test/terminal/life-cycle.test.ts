import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { TmuxWindow } from '../support/tmux.ts';

const program = fileURLToPath(new URL('open-terminal.js', import.meta.url));

const ours = 'alternate 1 cursor 0 mouse 1 keypad 1';
const givenBack = 'alternate 0 cursor 1 mouse 0 keypad 0';
const utf8 = { LC_ALL: 'C.UTF-8' };

const soon = { timeout: 10_000, interval: 50 };

/** Runs the program in a window, as a user does; `command` with PROGRAM for how it is called. */
async function start(
  environment: Readonly<Record<string, string>> = { TERM: 'tmux-256color', ...utf8 },
  command = 'PROGRAM; echo code $?',
): Promise<TmuxWindow> {
  const window = await TmuxWindow.open(environment);
  await window.type(command.replace('PROGRAM', `${process.execPath} ${program}`));
  await window.press('Enter');
  await expectToSee(window, 'ready');
  return window;
}

async function expectToSee(window: TmuxWindow, text: string): Promise<void> {
  await vi.waitFor(async () => {
    expect((await window.rows()).join('\n')).toContain(text);
  }, soon);
}

async function expectGivenBack(window: TmuxWindow): Promise<void> {
  await vi.waitFor(async () => expect(await window.state()).toBe(givenBack), soon);
}

async function processIn(window: TmuxWindow): Promise<number> {
  const number = /process (\d+)/.exec((await window.rows()).join('\n'))?.[1];
  return Number(number);
}

/** What stands below the command line, which may have taken several rows. */
async function saidAfter(window: TmuxWindow): Promise<readonly string[]> {
  const rows = (await window.rows()).filter((row) => row !== '');
  return rows.slice(rows.findLastIndex((row) => row.endsWith('code $?')) + 1);
}

describe.each([
  ['xterm-256color', '38;5;39', ours],
  ['screen-256color', '38;5;39', ours],
  ['tmux-256color', '38;5;39', ours],
  ['alacritty', '38;5;39', ours],
  ['foot', '38;5;39', ours],
  ['xterm-kitty', '38;5;39', ours],
  // It has no screen beside the usual one.
  ['linux', '32', 'alternate 0 cursor 0 mouse 1 keypad 0'],
  ['', '32', ours],
])('TERM=%s', (TERM, color, taken) => {
  test('takes the terminal and gives it back, without a word', async () => {
    const window = await start(TERM === '' ? utf8 : { TERM, ...utf8 });
    expect(await window.state()).toBe(taken);
    expect((await window.rows())[0]).toMatch(/^╒═+╕$/);
    await expectToSee(window, '│字e\u0301👩|');
    expect(await window.colorOf('ready')).toBe(color);
    await window.press('Up');
    await expectToSee(window, '│up ');
    await window.press('q');
    await expectGivenBack(window);
    await expectToSee(window, 'code 0');
    expect(await saidAfter(window)).toEqual(['code 0', '$']);
  });
});

describe('the end', () => {
  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
    ['SIGQUIT', 131],
  ] as const)('by %s gives the terminal back, and is code %i', async (signal, code) => {
    const window = await start(undefined, 'PROGRAM');
    process.kill(await processIn(window), signal);
    await expectGivenBack(window);
    // Of SIGINT, the shell drops what else is on the line.
    await window.type('echo its code was $?');
    await window.press('Enter');
    await expectToSee(window, `its code was ${code}`);
  });

  test.each([
    ['x', 'thrown on purpose'],
    ['r', 'rejected on purpose'],
  ])('by an exception shows it where the shell is: %s', async (key, message) => {
    const window = await start();
    await window.press(key);
    await expectToSee(window, 'code 1');
    expect(await window.state()).toBe(givenBack);
    await expectToSee(window, message);
  });

  test('by the window going away leaves no process', async () => {
    const window = await start();
    const running = await processIn(window);
    await window.close();
    await vi.waitFor(() => expect(() => process.kill(running, 0)).toThrow('ESRCH'), soon);
  });

  test('right after the start leaves no answers to the shell', async () => {
    const window = await TmuxWindow.open({ TERM: 'tmux-256color', ...utf8 });
    await window.type(`${process.execPath} ${program}; echo code $?`);
    await window.press('Enter', 'q');
    await expectToSee(window, 'code 0');
    expect(await saidAfter(window)).toEqual(['code 0', '$']);
  });
});

describe('suspending', () => {
  test.each(['PROGRAM; echo code $?', "sh -c 'PROGRAM; exit $?'; echo code $?"])(
    'by ctrl+z gives the shell the terminal, and fg takes it back: %s',
    async (command) => {
      const window = await start(undefined, command);
      await window.press('C-z');
      await expectToSee(window, 'Stopped');
      expect(await window.state()).toBe(givenBack);
      await window.resize(60, 20);
      await window.type('fg');
      await window.press('Enter');
      await expectToSee(window, '60 × 20');
      expect(await window.state()).toBe(ours);
      await window.press('Down');
      await expectToSee(window, '│down ');
      await window.press('q');
      await expectGivenBack(window);
    },
  );

  test('by a signal does, too', async () => {
    const window = await start();
    process.kill(await processIn(window), 'SIGTSTP');
    await expectToSee(window, 'Stopped');
    expect(await window.state()).toBe(givenBack);
    await window.type('fg');
    await window.press('Enter');
    await expectToSee(window, '│ready ');
    expect(await window.state()).toBe(ours);
  });

  test('by force, and whatever the shell does then, ends well', async () => {
    const window = await start();
    process.kill(await processIn(window), 'SIGSTOP');
    await expectToSee(window, 'Stopped');
    await window.type('fg');
    await window.press('Enter');
    await expectToSee(window, '│ready ');
    await window.press('Down');
    await expectToSee(window, '│down ');
    expect(await window.state()).toBe(ours);
    await window.press('q');
    await expectGivenBack(window);
  });

  test('without a shell that could go on is none', async () => {
    const window = await start(undefined, 'exec PROGRAM');
    await window.press('C-z');
    await vi.waitFor(async () => {
      // What comes while it tries is lost.
      await window.press('Down');
      expect((await window.rows()).join('\n')).toContain('│down ');
    }, soon);
    expect(await window.state()).toBe(ours);
  });
});

test('a storm of resizes ends in the last size', async () => {
  const window = await start();
  for (let width = 60; width <= 100; width++) await window.resize(width, width - 40);
  await expectToSee(window, '100 × 60');
  expect((await window.rows())[0]).toBe(`╒${'═'.repeat(98)}╕`);
  await window.press('q');
  await expectGivenBack(window);
});

describe('keys come from the terminal', () => {
  test('when standard input is something else', async () => {
    const window = await start(undefined, 'echo q q q | PROGRAM; echo code $?');
    await window.press('Down');
    await expectToSee(window, '│down ');
    await window.press('q');
    await expectGivenBack(window);
    await expectToSee(window, 'code 0');
  });

  test('and the screen goes to it, when standard output is a file', async () => {
    const file = join(temporaryDirectory(), 'output');
    const window = await start(undefined, `PROGRAM > ${file}; echo code $?`);
    await window.resize(70, 20);
    await expectToSee(window, '70 × 20');
    await window.press('q');
    await expectGivenBack(window);
    expect(readFileSync(file, 'utf8')).toBe('');
  });
});

test('a light background is found out', async () => {
  const window = await TmuxWindow.open({ TERM: 'tmux-256color', ...utf8 });
  await window.set('window-style', 'bg=#fdf6e3');
  await window.type(`${process.execPath} ${program}`);
  await window.press('Enter');
  await expectToSee(window, 'ready');
  await vi.waitFor(async () => expect(await window.colorOf('ready')).toBe('38;5;26'), soon);
});

test('what is copied is on the clipboard', async () => {
  const window = await start();
  await window.set('set-clipboard', 'on');
  await window.press('c');
  await vi.waitFor(async () => expect(await window.clipboard()).toBe('copied'), soon);
});
