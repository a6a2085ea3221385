import { describe, expect, test } from 'vitest';
import { highlightOf, styleCount, toneOf } from '../../../src/tui/screen/frame.ts';
import type { Tone } from '../../../src/tui/screen/span.ts';
import { chooseTheme } from '../../../src/tui/terminal/choose-theme.ts';
import { themeNames } from '../../../src/tui/terminal/terminal.ts';
import { attributesOf, type Look, lookOf } from '../../../src/tui/terminal/theme.ts';
import { themes } from '../../../src/tui/terminal/themes.ts';
import { contrast, type Rgb, rgbOf } from '../../support/color.ts';

const styles = Array.from({ length: styleCount }, (_, style) => style);
const nameOf = (style: number): string => `${toneOf(style)}, ${highlightOf(style)}`;

/** A terminal's own colours. */
interface OwnColors {
  readonly background: Rgb;
  readonly foreground: Rgb;
}

const terminals: Readonly<Record<'dark' | 'light', readonly OwnColors[]>> = {
  dark: [
    { background: [0, 0, 0], foreground: [0xd0, 0xd0, 0xd0] },
    { background: [0x1e, 0x1e, 0x1e], foreground: [0xd4, 0xd4, 0xd4] },
    { background: [0x28, 0x2a, 0x36], foreground: [0xf8, 0xf8, 0xf2] },
  ],
  light: [
    { background: [0xff, 0xff, 0xff], foreground: [0, 0, 0] },
    { background: [0xfa, 0xfa, 0xfa], foreground: [0x38, 0x3a, 0x42] },
    { background: [0xfd, 0xf6, 0xe3], foreground: [0x4d, 0x5d, 0x63] },
  ],
};

/** Lines and bars are not read. */
const drawn: ReadonlySet<Tone> = new Set(['border', 'border-focused', 'bar']);

describe.each(['dark', 'light'] as const)('the theme %s', (name) => {
  test.each(terminals[name])('can be read on usual backgrounds: %o', (terminal) => {
    const dim = styles.filter((style) => {
      const least = drawn.has(toneOf(style)) ? 1.4 : highlightOf(style) === 'none' ? 4.5 : 3.5;
      return contrastOf(lookOf(themes[name], style), terminal) < least;
    });
    expect(dim.map(nameOf)).toEqual([]);
  });
});

function contrastOf(look: Look, own: OwnColors): number {
  const foreground = look.foreground === undefined ? own.foreground : rgbOf(look.foreground);
  const background = look.background === undefined ? own.background : rgbOf(look.background);
  return contrast(foreground, background);
}

test.each(themeNames)('in the theme %s each highlight shows on each tone but a match', (name) => {
  const look = (style: number): string => JSON.stringify(lookOf(themes[name], style));
  const plain = new Map(
    styles
      .filter((style) => highlightOf(style) === 'none')
      .map((style) => [toneOf(style), look(style)]),
  );
  const hidden = styles
    .filter((style) => highlightOf(style) !== 'none' && toneOf(style) !== 'match')
    .filter((style) => look(style) === plain.get(toneOf(style)));
  expect(hidden.map(nameOf)).toEqual([]);
  const onText = styles.filter((style) => toneOf(style) === 'text').map(look);
  expect(new Set(onText).size).toBe(onText.length);
});

test('the theme mono has no colours, and ansi only the first eight', () => {
  for (const style of styles) {
    expect(lookOf(themes.mono, style)).not.toHaveProperty('foreground');
    expect(lookOf(themes.mono, style)).not.toHaveProperty('background');
    expect(lookOf(themes.ansi, style).foreground ?? 0).toBeLessThan(8);
    expect(lookOf(themes.ansi, style).background ?? 0).toBeLessThan(8);
  }
});

test('attributes are flags, foreground and background, of nine bits each', () => {
  const attributes = attributesOf(themes.dark);
  const numberOf = (wanted: string): number =>
    styles.find((style) => nameOf(style) === wanted) ?? -1;
  expect(attributes[numberOf('text, none')]).toBe((0x1ff << 9) | 0x1ff);
  expect(attributes[numberOf('added, none')]).toBe((39 << 9) | 0x1ff);
  expect(attributes[numberOf('added, cursor')]).toBe((1 << 18) | (39 << 9) | 18);
  expect(attributesOf(themes.mono)[numberOf('text, cursor')]).toBe(
    (8 << 18) | (0x1ff << 9) | 0x1ff,
  );
});

describe('the theme is', () => {
  const term = { TERM: 'xterm-256color' };

  test.each([
    ['what is asked for', 'light', { ...term, NO_COLOR: '1' }, 'dark', 'light'],
    ['none of colours when they are not wanted', null, { ...term, NO_COLOR: '1' }, 'light', 'mono'],
    ['coloured where NO_COLOR is empty', null, { ...term, NO_COLOR: '' }, null, 'dark'],
    ['what the terminal answers', null, { ...term, COLORFGBG: '15;0' }, 'light', 'light'],
    ['what the environment says', null, { ...term, COLORFGBG: '0;15' }, null, 'light'],
    ['dark when nobody says', null, term, null, 'dark'],
    ['of the colours that there are', 'dark', { TERM: 'linux' }, 'light', 'ansi'],
    ['of sixteen colours when the terminal is not named', null, {}, null, 'ansi'],
    ['of more when it says so', null, { COLORTERM: 'truecolor' }, null, 'dark'],
    ['mono anywhere', 'mono', { TERM: 'linux' }, null, 'mono'],
  ] as const)('%s', (_what, wanted, env, answered, name) => {
    expect(chooseTheme(wanted, env, answered)).toBe(name);
  });

  test.each([
    ['xterm-256color', 'dark'],
    ['screen-256color', 'dark'],
    ['tmux-256color', 'dark'],
    ['alacritty', 'dark'],
    ['foot', 'dark'],
    ['xterm-kitty', 'dark'],
    ['xterm', 'dark'],
    ['linux', 'ansi'],
    ['screen', 'ansi'],
    ['vt220', 'ansi'],
    ['', 'ansi'],
  ] as const)('for TERM=%s', (TERM, name) => {
    expect(chooseTheme(null, { TERM }, null)).toBe(name);
  });
});
