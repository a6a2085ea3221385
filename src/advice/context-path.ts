import type { ByteString } from '../model/byte-string.ts';
import type { Image } from '../model/image.ts';
import { escapeBytes } from '../text/escape.ts';
import { instructionOf } from './instructions.ts';

/**
 * The line of a `.dockerignore` that keeps out what a COPY or ADD put at `path`: where it was in the
 * context if the instruction tells, else its name anywhere.
 */
export function ignoreLine(image: Image, layer: number, path: ByteString): string {
  const shown = escapeBytes(path);
  const copied = copiedFrom(image, layer);
  const below = copied === null ? null : relativeTo(copied.target, shown);
  if (copied === null || below === null) return nameLine(path);
  return [...copied.source, ...below.map(literally)].join('/').replace(/^[!#]/, String.raw`\$&`);
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

/** The one source of a COPY and where it went, both as names; null where that is not clear. */
function copiedFrom(
  image: Image,
  layer: number,
): { readonly source: readonly string[]; readonly target: readonly string[] } | null {
  const instruction = instructionOf(image, layer);
  const words = /^(?:COPY|ADD) (?:--\S+ )*([^\s[*?]+) (\S+)$/.exec(instruction);
  const [, source = '', target = ''] = words ?? [];
  // The classic builder says a hash in place of the source.
  if (words === null || /^(?:dir|file|multi):/.test(source)) return null;
  const start = target.startsWith('/') ? '' : `${workingDirectory(image, layer)}/`;
  return { source: namesOf(source), target: namesOf(start + target) };
}

/** What was the working directory when the layer was made. */
function workingDirectory(image: Image, layer: number): string {
  const until = image.history.findIndex((step) => step.layer === layer);
  const before = image.history.slice(0, Math.max(0, until));
  const last = before.findLast(({ instruction }) => instruction.startsWith('WORKDIR '));
  return last?.instruction.slice('WORKDIR '.length) ?? image.config.workingDir ?? '';
}

/** The names of `path` below `directory`, or null when it is not below it. */
function relativeTo(directory: readonly string[], path: string): readonly string[] | null {
  const names = namesOf(path);
  const isBelow = directory.every((name, at) => names[at] === name);
  return isBelow && names.length > directory.length ? names.slice(directory.length) : null;
}

function namesOf(path: string): readonly string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.');
}
