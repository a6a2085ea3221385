import type { ByteString } from '../model/byte-string.ts';
import type { Image } from '../model/image.ts';
import { escapeBytes } from '../text/escape.ts';
import { instructionOf } from './instructions.ts';

/**
 * The line of a `.dockerignore` that keeps out what a COPY or ADD put at `path`: where it was in the
 * context if the instruction tells, else its name anywhere. `isAll` says that it is a file, and all
 * that was copied.
 */
export function ignoreLine(image: Image, layer: number, path: ByteString, isAll: boolean): string {
  const shown = escapeBytes(path);
  const copied = copiedFrom(image, layer);
  const names = copied === null ? [] : inContext(copied, shown, isAll);
  return names.length === 0 ? nameLine(path) : names.join('/').replace(/^[!#]/, String.raw`\$&`);
}

/** Where in the context it was that a COPY put at `path`, as names; none where that is not clear. */
function inContext(
  { source, target, isInto }: Copied,
  path: string,
  isAll: boolean,
): readonly string[] {
  const below = relativeTo(target, path);
  if (below === null) return [];
  const [first, ...others] = below;
  // What goes into a directory under its own name is the source itself, as a file.
  const isSource = isAll && isInto && first === source.at(-1) && others.length === 0;
  return isSource ? source : [...source, ...below.map(literally)];
}

/** The line of a `.dockerignore` that keeps out what has the name of `path`, wherever it is. */
export function nameLine(path: ByteString): string {
  const shown = escapeBytes(path);
  return `**/${literally(shown.slice(shown.lastIndexOf('/') + 1))}`;
}

/** A name as a pattern that only this name matches. */
function literally(name: string): string {
  return name.replaceAll(/[*?[\]\\]/g, String.raw`\$&`);
}

/** The one source of a COPY and where it went, both as names. */
interface Copied {
  readonly source: readonly string[];
  readonly target: readonly string[];
  /** Whether the target is a directory, whatever the source is. */
  readonly isInto: boolean;
}

/** Null where it is not clear what a COPY copied. */
function copiedFrom(image: Image, layer: number): Copied | null {
  const instruction = instructionOf(image, layer);
  const words = /^(?:COPY|ADD) (?:--\S+ )*([^\s[*?]+) (\S+)$/.exec(instruction);
  const [, source = '', target = ''] = words ?? [];
  // The classic builder says a hash in place of the source.
  if (words === null || /^(?:dir|file|multi):/.test(source)) return null;
  const start = target.startsWith('/') ? '' : `${workingDirectory(image, layer)}/`;
  return {
    source: namesOf(source),
    target: namesOf(start + target),
    isInto: /(?:^|\/)\.?$/.test(target),
  };
}

/** What was the working directory when the layer was made. */
function workingDirectory(image: Image, layer: number): string {
  const until = image.history.findIndex((step) => step.layer === layer);
  const before = image.history.slice(0, Math.max(0, until));
  const last = before.findLast(({ instruction }) => instruction.startsWith('WORKDIR '));
  return last?.instruction.slice('WORKDIR '.length) ?? image.config.workingDir ?? '';
}

/** The names of `path` below `directory`, none for itself, or null when it is not below it. */
function relativeTo(directory: readonly string[], path: string): readonly string[] | null {
  const names = namesOf(path);
  const isBelow = directory.every((name, at) => names[at] === name);
  return isBelow ? names.slice(directory.length) : null;
}

function namesOf(path: string): readonly string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}
