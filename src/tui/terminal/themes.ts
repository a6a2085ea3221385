import type { ThemeName } from './terminal.ts';
import type { Theme } from './theme.ts';

/** Of the 256 colours, for light text on a dark background. Added and modified differ for everyone. */
const dark: Theme = {
  tones: {
    text: {},
    dim: { foreground: 246 },
    strong: { bold: true },
    title: { bold: true },
    key: { foreground: 110 },
    directory: { foreground: 153 },
    link: { foreground: 116 },
    added: { foreground: 39 },
    modified: { foreground: 214 },
    removed: { foreground: 203 },
    good: { foreground: 78 },
    warn: { foreground: 221 },
    bad: { foreground: 203, bold: true },
    bar: { foreground: 67 },
    waste: { foreground: 209 },
    match: { foreground: 16, background: 222 },
    border: { foreground: 240 },
    'border-focused': { foreground: 75 },
  },
  highlights: {
    none: {},
    cursor: { foreground: 255, background: 18, bold: true },
    'cursor-elsewhere': { foreground: 252, background: 237 },
    marked: { foreground: 252, background: 54 },
  },
};

/** The same for dark text on a light background. */
const light: Theme = {
  tones: {
    text: {},
    dim: { foreground: 241 },
    strong: { bold: true },
    title: { bold: true },
    key: { foreground: 25 },
    directory: { foreground: 24 },
    link: { foreground: 23 },
    added: { foreground: 26 },
    modified: { foreground: 94 },
    removed: { foreground: 125 },
    good: { foreground: 22 },
    warn: { foreground: 94 },
    bad: { foreground: 124, bold: true },
    bar: { foreground: 61 },
    waste: { foreground: 88 },
    match: { foreground: 16, background: 222 },
    border: { foreground: 247 },
    'border-focused': { foreground: 26 },
  },
  highlights: {
    none: {},
    cursor: { foreground: 16, background: 189, bold: true },
    'cursor-elsewhere': { foreground: 235, background: 254 },
    marked: { foreground: 235, background: 225 },
  },
};

/** Of the 8 colours that the terminal's user has chosen; none of them means quiet in all palettes. */
const ansi: Theme = {
  tones: {
    text: {},
    dim: {},
    strong: { bold: true },
    title: { bold: true },
    key: { foreground: 6 },
    directory: { bold: true },
    link: { foreground: 6 },
    added: { foreground: 2 },
    modified: { foreground: 3 },
    removed: { foreground: 1 },
    good: { foreground: 2 },
    warn: { foreground: 3 },
    bad: { foreground: 1, bold: true },
    bar: { foreground: 6 },
    waste: { foreground: 5 },
    match: { bold: true, underline: true },
    border: {},
    'border-focused': { foreground: 2, bold: true },
  },
  highlights: {
    none: {},
    cursor: { inverse: true },
    'cursor-elsewhere': { underline: true },
    marked: { bold: true, underline: true },
  },
};

/** No colours at all. */
const mono: Theme = {
  tones: {
    text: {},
    dim: {},
    strong: { bold: true },
    title: { bold: true },
    key: { bold: true },
    directory: {},
    link: {},
    added: {},
    modified: {},
    removed: {},
    good: {},
    warn: { bold: true },
    bad: { bold: true },
    bar: {},
    waste: {},
    match: { bold: true, underline: true },
    border: {},
    'border-focused': { bold: true },
  },
  highlights: ansi.highlights,
};

export const themes: Readonly<Record<ThemeName, Theme>> = { dark, light, ansi, mono };
