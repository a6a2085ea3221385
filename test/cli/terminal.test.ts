import { describe, expect, test } from 'vitest';
import { usesAscii, usesColor, widthOf } from '../../src/cli/terminal.ts';
import { RecordingOutput } from '../support/fake-io.ts';

const pipe = new RecordingOutput();
const terminal = new RecordingOutput(120);

test('a terminal has its own width, anything else 80 columns', () => {
  expect(widthOf(terminal)).toBe(120);
  expect(widthOf(pipe)).toBe(80);
});

describe('colours', () => {
  test.each([
    [terminal, {}, true],
    [pipe, {}, false],
    [terminal, { TERM: 'dumb' }, false],
    [terminal, { NO_COLOR: '1' }, false],
    [terminal, { NO_COLOR: '' }, true],
    [pipe, { FORCE_COLOR: '1' }, true],
    [pipe, { FORCE_COLOR: 'true', NO_COLOR: '1' }, true],
    [terminal, { FORCE_COLOR: '0' }, false],
    [terminal, { FORCE_COLOR: 'false' }, false],
    [pipe, { FORCE_COLOR: '' }, false],
  ])('%#: follow the terminal and the environment', (output, env, expected) => {
    expect(usesColor(output, env, true)).toBe(expected);
  });

  test('are never used with --no-color', () => {
    expect(usesColor(terminal, { FORCE_COLOR: '1' }, false)).toBe(false);
  });
});

test.each([
  [{}, false],
  [{ LANG: 'en_GB.UTF-8' }, false],
  [{ LANG: 'C.utf8' }, false],
  [{ LANG: 'C' }, true],
  [{ LC_ALL: 'POSIX', LANG: 'en_GB.UTF-8' }, true],
  [{ LC_ALL: '', LC_CTYPE: 'en_GB.UTF-8', LANG: 'C' }, false],
])('%j: glyphs are ASCII if the locale says so', (env, expected) => {
  expect(usesAscii(env)).toBe(expected);
});
