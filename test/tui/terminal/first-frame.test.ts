import { expect, test } from 'vitest';
import { viewLoading } from '../../../src/tui/loading/view-loading.ts';
import { compose } from '../../../src/tui/screen/compose.ts';
import type { Frame } from '../../../src/tui/screen/frame.ts';
import { asciiGlyphs, unicodeGlyphs } from '../../../src/tui/screen/glyphs.ts';
import { showFirstFrame } from '../../../src/tui/terminal/first-frame.ts';
import { openTerminal } from '../../../src/tui/terminal/open-terminal.ts';
import {
  type TerminalOptions,
  themeNames,
  type ThemeName,
} from '../../../src/tui/terminal/terminal.ts';
import { type CellLook, HeadlessTerminal } from '../../support/headless-terminal.ts';
import { usualKeymap } from '../../support/usual-keymap.ts';

const size = { width: 60, height: 9 };
const names = [
  './app.tar',
  'зображення/日本語.tar',
  '🏳️‍🌈 é \u001b[31m\u202e {bold}',
  'x'.repeat(300),
];

function loadingFrame(reference: string, ascii: boolean): Frame {
  const glyphs = ascii ? asciiGlyphs : unicodeGlyphs;
  return compose(viewLoading(null, { reference, size, glyphs, keymap: usualKeymap }), glyphs);
}

/** A cell that was never written shows what a blank shows. */
function looks(device: HeadlessTerminal): readonly CellLook[] {
  return Array.from({ length: size.width * size.height }, (_, at) => {
    const cell = device.cell(at % size.width, Math.floor(at / size.width));
    return { ...cell, text: cell.text === '' ? ' ' : cell.text };
  });
}

const ignore = (): void => {};

async function shownByTerminal(
  frame: Frame,
  options: TerminalOptions,
  term: string,
): Promise<readonly CellLook[]> {
  const device = new HeadlessTerminal(size, { TERM: term });
  const on = { input: ignore, resized: ignore, ended: ignore };
  const terminal = await openTerminal(device, options, on);
  terminal.paint(frame);
  await device.settle();
  const shown = looks(device);
  await terminal.close();
  return shown;
}

const cases = themeNames.flatMap((theme) =>
  names.map((name): readonly [ThemeName, string] => [theme, name]),
);

test.each(cases)('in %s, %j looks as it will on the open terminal', async (theme, name) => {
  for (const ascii of [false, true]) {
    const frame = loadingFrame(name, ascii);
    const device = new HeadlessTerminal(size);
    showFirstFrame(device, { theme, ascii }, frame);
    await device.settle();
    expect(looks(device)).toEqual(await shownByTerminal(frame, { theme, ascii }, 'xterm-256color'));
  }
});

test.each(['linux', 'screen', 'xterm-256color'])('keeps to the colours of %s', async (term) => {
  const options = { theme: 'ansi', ascii: false } as const;
  const frame = loadingFrame('./app.tar', false);
  const device = new HeadlessTerminal(size, { TERM: term });
  showFirstFrame(device, options, frame);
  await device.settle();
  expect(looks(device)).toEqual(await shownByTerminal(frame, options, term));
});

test('is on a screen of its own, which whoever opens the terminal gives back', async () => {
  const device = new HeadlessTerminal(size);
  device.write('$ layerscope app.tar\r\n');
  showFirstFrame(device, { theme: 'dark', ascii: false }, loadingFrame('./app.tar', false));
  await device.settle();
  expect(device.modes.screen).toBe('alternate');
  const on = { input: ignore, resized: ignore, ended: ignore };
  const terminal = await openTerminal(device, { theme: 'dark', ascii: false }, on);
  await terminal.close();
  await device.settle();
  expect(device.modes.screen).toBe('normal');
  expect(device.rows()[0]).toBe('$ layerscope app.tar');
  expect(device.cursor).toEqual({ column: 0, row: 1 });
});
