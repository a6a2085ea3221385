import type { Io, Output } from './io.ts';

export const usualWidth = 80;

/** Columns of an output; those of a plain terminal when it is none. */
export function widthOf(output: Output): number {
  return output.columns ?? usualWidth;
}

/**
 * Whether an output gets colours: never with `--no-color`; else as FORCE_COLOR (anything but 0 and
 * false) and NO_COLOR (https://no-color.org, anything but empty) say; else if it is a terminal.
 */
export function usesColor(output: Output, env: Io['env'], wanted: boolean): boolean {
  const force = env['FORCE_COLOR'] ?? '';
  if (!wanted) return false;
  if (force !== '') return force !== '0' && force !== 'false';
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  return output.isTTY && env['TERM'] !== 'dumb';
}

/** Whether the locale (POSIX: LC_ALL before LC_CTYPE before LANG) names another charset than UTF-8. */
export function usesAscii(env: Io['env']): boolean {
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((name) => name) ?? '';
  return locale !== '' && !/utf-?8/i.test(locale);
}
