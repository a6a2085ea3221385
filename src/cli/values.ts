import {
  limitUnits,
  type GateRules,
  type LimitName,
  type Threshold,
} from '../analysis/gate-rules.ts';
import type { RuleUnit } from '../analysis/gate.ts';
import { severities, type Severity } from '../analysis/severity.ts';
import { parsePlatform, type Platform } from '../model/platform.ts';
import { parseSize } from '../text/size.ts';
import type { ThemeName } from '../tui/terminal/terminal.ts';

/** A value of an option or a file that means nothing; the message says why, as a clause. */
export class InvalidValue extends Error {}

/** dive's words for a rule that is not judged. */
const offWords = new Set(['', 'off', 'disabled', 'false']);

const parsers: Readonly<Record<RuleUnit, (text: string) => number>> = {
  ratio: parseRatio,
  bytes: parseBytes,
  count: parseCount,
};

export function isOff(text: string): boolean {
  return offWords.has(text.trim().toLowerCase());
}

/** `0.9`, `20MB`, `off`, or with both levels `warn=10MB,fail=20MB`, in the unit of the rule. */
export function parseThreshold(name: LimitName, text: string): Threshold {
  if (!text.includes('=')) return { warn: null, fail: parseLimit(name, text) };
  const levels = new Map(text.split(',').map((part) => parseLevel(name, part)));
  return { warn: levels.get('warn') ?? null, fail: levels.get('fail') ?? null };
}

function parseLevel(name: LimitName, text: string): readonly [keyof Threshold, number | null] {
  const [level = '', limit = ''] = text.split('=').map((side) => side.trim());
  if (level === 'warn' || level === 'fail') return [level, parseLimit(name, limit)];
  throw new InvalidValue(`"${text}" is neither warn=… nor fail=…`);
}

/** One limit of a rule; null when it is off. */
export function parseLimit(name: LimitName, text: string): number | null {
  return isOff(text) ? null : parsers[limitUnits[name]](text.trim());
}

/** A whole number from 0 up. */
export function parseCount(text: string): number {
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(count)) return count;
  throw new InvalidValue(`"${text}" is not a whole number`);
}

export function parsePlatformName(text: string): Platform {
  const platform = parsePlatform(text);
  if (platform !== null) return platform;
  throw new InvalidValue(`"${text}" is not a platform such as linux/amd64 or linux/arm/v7`);
}

/** Whose figures `--compat` asks for. */
export function parseFigures(text: string): GateRules['figures'] {
  if (text === 'dive') return text;
  throw new InvalidValue(`there are no figures of "${text}", only of dive`);
}

export const themeChoices = ['auto', 'dark', 'light', 'ansi', 'mono'] as const satisfies readonly (
  | 'auto'
  | ThemeName
)[];
/** The colours of the explorer; `auto` finds out what the terminal is like. */
export type ThemeChoice = (typeof themeChoices)[number];

export function parseTheme(text: string): ThemeChoice {
  const theme = themeChoices.find((choice) => choice === text);
  if (theme !== undefined) return theme;
  throw new InvalidValue(`"${text}" is none of ${themeChoices.join(', ')}`);
}

/** Yes or no, as YAML has them. */
export function parseFlag(text: string): boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  throw new InvalidValue(`"${text}" is neither true nor false`);
}

function parseBytes(text: string): number {
  const bytes = parseSize(text);
  if (bytes !== null) return bytes;
  throw new InvalidValue(`"${text}" is not a size such as 500000, 20MB or 1.5GiB`);
}

function parseRatio(text: string): number {
  const ratio = /^[\d.]+(e-?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (ratio >= 0 && ratio <= 1) return ratio;
  throw new InvalidValue(`"${text}" is not a share between 0 and 1, such as 0.1 for 10%`);
}

/** How much a finding matters, or that it does not. */
export function parseSeverity(text: string): Severity | 'off' {
  if (isOff(text)) return 'off';
  const found = severities.find((severity) => severity === text);
  if (found !== undefined) return found;
  throw new InvalidValue(`"${text}" is none of ${severities.join(', ')}, off`);
}
