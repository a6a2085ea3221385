import type { Image } from '../model/image.ts';
import { commandOf } from './instructions.ts';

/** A command that is longer is not written out: its author knows it. */
const longestCommand = 300;

/** Lines of a Dockerfile, or of a `.dockerignore`, set apart from the sentence before them. */
export function snippet(sentence: string, lines: readonly string[]): string {
  return [sentence, ...lines.map((line) => `    ${line}`)].join('\n');
}

/** The RUN of a layer with more commands at its end. */
export function runWith(
  image: Image,
  layer: number,
  commands: readonly string[],
): readonly string[] {
  return continued([`RUN ${shownCommand(image, layer)}`, ...commands.map((one) => ` && ${one}`)]);
}

/** The RUN of a layer with cache mounts. */
export function runWithMounts(
  image: Image,
  layer: number,
  mounts: readonly string[],
): readonly string[] {
  const [first = '', ...others] = mounts;
  return continued([
    `RUN ${first}`,
    ...others.map((mount) => `    ${mount}`),
    `    ${shownCommand(image, layer)}`,
  ]);
}

/** Several lines of one instruction. */
function continued(lines: readonly string[]): readonly string[] {
  return lines.map((line, at) => (at + 1 < lines.length ? `${line} \\` : line));
}

function shownCommand(image: Image, layer: number): string {
  const command = commandOf(image, layer);
  return command === null || command.length > longestCommand ? '…' : command;
}

/** A path as a word of a shell command: names from an image may be made to do harm. */
export function shellWord(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}

/** A path as the target of a mount: builders read those as CSV, and put in the values of variables. */
export function mountTarget(path: string): string {
  return /^[\w@%+:./-]+$/.test(path) ? path : 'PATH';
}

/** The name of a variable in a command; a shell would run some of what histories have for one. */
export function variableName(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? name : 'NAME';
}

/** What FROM names; labels may have anything in its place. */
export function baseReference(reference: string): string {
  return /^[\w.:/@-]+$/.test(reference) ? reference : 'BASE';
}
