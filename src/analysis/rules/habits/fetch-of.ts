import type { ShellCommand } from '../../../dockerfile/shell-commands.ts';

/** Options whose value names the file, at the end of short ones that have none: `-fsSLo`. */
const outputs = {
  curl: /^(?:-[^-AbcCdDeEFHKmoPQrtTuUwxXyYz]*o|--output(?:=|$))(.*)$/,
  wget: /^(?:-[^-aAbBDeiIlOoPQRtTUwX]*O|--output-document(?:=|$))(.*)$/,
} as const;
const ownName = /^(?:-[^-AbcCdDeEFHKmoPQrtTuUwxXyYz]*O|--remote-name(?:-all)?$)/;
const redirection = /^1?>>?(.*)$/;

/** What stands in place of a file and keeps nothing. */
const noFile = /^(?:-|&\d|\/dev\/\w+)$/;

/** Whether a command fetches something, and if so, whether it keeps that in a file. */
export function fetchOf({ program, words }: ShellCommand): 'kept' | 'passed on' | null {
  if (program !== 'curl' && program !== 'wget') return null;
  if (!words.some((word) => /^https?:\/\//.test(word))) return null;
  const output = valueOf(words, outputs[program]);
  const files = [output, valueOf(words, redirection)];
  const isNamed = files.some((file) => file !== null && !noFile.test(file));
  return isNamed || keepsUnnamed(program, words, output) ? 'kept' : 'passed on';
}

/** Whether the file has the name that it has on the server, as wget does unless it is told. */
function keepsUnnamed(
  program: 'curl' | 'wget',
  words: readonly string[],
  output: string | null,
): boolean {
  return program === 'curl'
    ? words.some((word) => ownName.test(word))
    : output === null && !words.includes('--spider');
}

/** What stands behind an option, in the same word or the next one. */
function valueOf(words: readonly string[], option: RegExp): string | null {
  const at = words.findIndex((word) => option.test(word));
  if (at < 0) return null;
  const value = option.exec(words[at] ?? '')?.[1] ?? '';
  return value === '' ? (words[at + 1] ?? '') : value;
}
