import { expect, test } from 'vitest';
import {
  backgroundInEnvironment,
  backgroundOf,
  isLastAnswer,
} from '../../../src/tui/terminal/background.ts';

test.each([
  [']11;rgb:0000/0000/0000', 'dark'],
  [']11;rgb:1e1e/1e1e/1e1e', 'dark'],
  [']11;rgb:ffff/ffff/ffff', 'light'],
  [']11;rgb:fdfd/f6f6/e3e3', 'light'],
  [']11;rgb:ff/ff/ff', 'light'],
  [']11;rgb:f/f/f', 'light'],
  [']11;rgb:0/2b/36', 'dark'],
  [']11;rgba:FFFF/FFFF/FFFF/8000', 'light'],
  [']10;rgb:ffff/ffff/ffff', null],
  [']11;?', null],
  [']11;rgb:zz/00/00', null],
  ['[?62;c', null],
])('the answer %s says: %s', (reply, background) => {
  expect(backgroundOf(reply)).toBe(background);
});

test.each([
  ['15;0', 'dark'],
  ['15;default;0', 'dark'],
  ['0;15', 'light'],
  ['0;7', 'light'],
  ['12;8', 'dark'],
  ['7', null],
  ['default;default', null],
  ['', null],
])('COLORFGBG=%s says: %s', (COLORFGBG, background) => {
  expect(backgroundInEnvironment({ COLORFGBG })).toBe(background);
});

test.each([
  ['[?62;22c', true],
  ['[?6c', true],
  ['[>0;276;0c', false],
  ['[12;40R', false],
])('%s is the last answer: %s', (reply, isLast) => {
  expect(isLastAnswer(reply)).toBe(isLast);
});
