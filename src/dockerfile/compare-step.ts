import type { HistoryStep } from '../model/image.ts';
import { canonical, type ExpectedStep } from './expected-step.ts';
import { splitInstruction } from './read-instructions.ts';
import type { Pieces } from './variables.ts';

/** `likely`: what the history leaves out, or a variable hides, could be something else. */
export type Confidence = 'certain' | 'likely';

/** A step of a history as it compares. */
export interface ReadStep {
  readonly keyword: string;
  /** Without flags, in the form of `canonical`. */
  readonly text: string;
  /** The step as a command that runs by itself, likewise. */
  readonly command: string;
}

export function readStep({ instruction }: HistoryStep): ReadStep {
  const { keyword, flags, rest } = splitInstruction(instruction);
  // What follows RUN is a command, and has no flags but those of buildah and kaniko.
  const isCommand = keyword === 'RUN' && flags.length > 0;
  const text = canonical(isCommand ? instruction.slice('RUN '.length) : rest);
  return { keyword, text, command: canonical(instruction) };
}

/** How surely `step` was made by the instruction; null if it was not. */
export function compareStep(expected: ExpectedStep, step: ReadStep): Confidence | null {
  const { keyword } = expected.instruction;
  if (keyword !== step.keyword) return isPlainCommand(expected, step) ? 'certain' : null;
  if (keyword === 'ARG')
    return nameOf(firstReading(expected)) === nameOf(step.text) ? 'certain' : null;
  let best: Confidence | null = null;
  for (const pieces of expected.readings) {
    const fit = compareText(keyword, pieces, step.text);
    if (fit === 'certain') return fit;
    best = fit ?? best;
  }
  return best;
}

/** `RUN ["/bin/tool", "x"]` is `/bin/tool x` to the classic builder: no shell ran it. */
function isPlainCommand({ instruction, readings }: ExpectedStep, { command }: ReadStep): boolean {
  return instruction.keyword === 'RUN' && readings.some(([words]) => words === command);
}

function compareText(keyword: string, pieces: Pieces, text: string): Confidence | null {
  switch (keyword) {
    case 'COPY':
    case 'ADD':
      return compareCopy(pieces, text);
    case 'CMD':
    case 'ENTRYPOINT':
    case 'HEALTHCHECK':
      return fits(pieces, text) ?? fits(pieces, afterShell(text));
    case 'EXPOSE':
      return fits(pieces.map(sortPorts), sortPorts(text));
    default:
      return fits(pieces, text);
  }
}

/** `file:0123456789ab /app/`: the classic builder and buildah name the sources by a hash. */
function compareCopy(pieces: Pieces, text: string): Confidence | null {
  const [, kind, target = ''] = /^(file|dir|multi):[0-9a-f]{12} (.*)$/.exec(text) ?? [];
  if (kind === undefined) return fits(pieces, text);
  const sources = pieces.join('?').split(' ').length - 1;
  if (kind === 'multi' ? sources < 2 : sources !== 1) return null;
  const last = pieces.findLastIndex((piece) => piece.includes(' '));
  const ending = pieces.slice(Math.max(0, last));
  const [first = ''] = ending;
  const destination = [first.slice(first.lastIndexOf(' ') + 1), ...ending.slice(1)];
  return fits(destination, target) === null ? null : 'likely';
}

/** Whether the pieces stand in `text` in order, with anything but nothing at all between them. */
function fits(pieces: Pieces, text: string): Confidence | null {
  const [first = '', ...others] = pieces;
  const last = others.pop();
  if (last === undefined) return first === text ? 'certain' : null;
  if (!text.startsWith(first)) return null;
  let end = first.length;
  for (const piece of others) {
    const at = text.indexOf(piece, end);
    if (at < 0) return null;
    end = at + piece.length;
  }
  return text.endsWith(last) && text.length - last.length > end ? 'likely' : null;
}

function firstReading({ readings }: ExpectedStep): string {
  return readings[0]?.[0] ?? '';
}

function nameOf(text: string): string {
  return /^[^=\s]*/.exec(text)?.[0] ?? '';
}

/** `/bin/sh -c nginx` → `nginx`, and `CMD /bin/sh -c x` likewise: the shell form as a Dockerfile has it. */
function afterShell(text: string): string {
  return text.replace(/^(CMD )?\S*sh(?: -\w+| \w+)*? -c /, '$1');
}

function sortPorts(text: string): string {
  return text.replaceAll('/tcp', '').split(' ').sort().join(' ');
}
