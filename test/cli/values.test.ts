import { describe, expect, test } from 'vitest';
import { parseGlob } from '../../src/cli/glob-value.ts';
import {
  InvalidValue,
  parseCount,
  parseFigures,
  parseFlag,
  parsePlatformName,
  parseTheme,
  parseThreshold,
  themeChoices,
} from '../../src/cli/values.ts';
import { themeNames } from '../../src/tui/terminal/terminal.ts';

describe('a threshold', () => {
  test.each([
    ['lowest-efficiency', '0.95', { warn: null, fail: 0.95 }],
    ['lowest-efficiency', '1', { warn: null, fail: 1 }],
    ['lowest-efficiency', '.5', { warn: null, fail: 0.5 }],
    ['highest-user-wasted-percent', '1e-3', { warn: null, fail: 0.001 }],
    ['highest-wasted-bytes', '20MB', { warn: null, fail: 20_000_000 }],
    ['highest-wasted-bytes', '1.5 GiB', { warn: null, fail: 1_610_612_736 }],
    ['highest-image-size', '0', { warn: null, fail: 0 }],
    ['max-layers', '40', { warn: null, fail: 40 }],
    ['highest-layer-size', 'warn=10MB,fail=20MB', { warn: 10_000_000, fail: 20_000_000 }],
    ['max-layers', 'fail = 40, warn = 20', { warn: 20, fail: 40 }],
    ['max-layers', 'warn=20', { warn: 20, fail: null }],
  ] as const)('of %s reads %s', (name, text, threshold) => {
    expect(parseThreshold(name, text)).toEqual(threshold);
  });

  test.each(['off', 'disabled', 'false', '', ' OFF '])('reads %j as off, as dive does', (text) => {
    expect(parseThreshold('lowest-efficiency', text)).toEqual({ warn: null, fail: null });
  });

  test.each([
    ['lowest-efficiency', '1.1', 'between 0 and 1'],
    ['lowest-efficiency', '-0.1', 'between 0 and 1'],
    ['lowest-efficiency', '90%', 'between 0 and 1'],
    ['lowest-efficiency', 'NaN', 'between 0 and 1'],
    ['lowest-efficiency', '0x1', 'between 0 and 1'],
    ['highest-wasted-bytes', '20 apples', 'is not a size'],
    ['highest-wasted-bytes', '-1', 'is not a size'],
    ['highest-wasted-bytes', 'Infinity', 'is not a size'],
    ['max-layers', '1.5', 'is not a whole number'],
    ['max-layers', 'warn=x', 'is not a whole number'],
    ['max-layers', 'error=1', 'neither warn=… nor fail=…'],
    ['max-layers', 'warn=1,2', 'neither warn=… nor fail=…'],
  ] as const)('of %s refuses %s', (name, text, reason) => {
    expect(() => parseThreshold(name, text)).toThrow(InvalidValue);
    expect(() => parseThreshold(name, text)).toThrow(reason);
  });
});

test('a theme is one that the explorer has, or auto', () => {
  expect(themeChoices).toEqual(['auto', ...themeNames]);
  for (const theme of themeChoices) expect(parseTheme(theme)).toBe(theme);
  expect(() => parseTheme('Dark')).toThrow(InvalidValue);
});

test('a flag is true or false', () => {
  expect([parseFlag('true'), parseFlag('false')]).toEqual([true, false]);
  for (const text of ['', 'yes', '1']) expect(() => parseFlag(text)).toThrow(InvalidValue);
});

test('a count is a whole number that is not negative', () => {
  expect(parseCount('12')).toBe(12);
  for (const text of ['', '-1', '1.5', '1e3', '٣', '99999999999999999999']) {
    expect(() => parseCount(text)).toThrow(InvalidValue);
  }
});

test('a platform is os/arch[/variant]', () => {
  const platform = { os: 'linux', architecture: 'arm64', variant: 'v8' };
  expect(parsePlatformName('linux/arm64/v8')).toEqual(platform);
  expect(() => parsePlatformName('linux')).toThrow('is not a platform');
});

test('figures are those of dive', () => {
  expect(parseFigures('dive')).toBe('dive');
  expect(() => parseFigures('docker')).toThrow('only of dive');
});

test('a glob says what is wrong with it', () => {
  expect(parseGlob('**/*.pem')).toBe('**/*.pem');
  expect(() => parseGlob('[a')).toThrow('"[a" is no usable glob');
});
