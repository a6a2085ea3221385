import { homedir } from 'node:os';
import type { DirectoryWriter } from '../../extraction/directory-writer.ts';
import { isWritable } from '../../extraction/writable-name.ts';
import { resolvePath } from '../../filesystem/resolve-path.ts';
import type { ByteString } from '../../model/byte-string.ts';
import { LayerscopeError } from '../../model/error.ts';
import { countOf } from '../../text/count.ts';
import { escapeBytes } from '../../text/escape.ts';
import { systemReason } from '../../text/system-error.ts';
import { decodeUtf8 } from '../../text/utf8.ts';
import type { Effect } from '../../tui/effect.ts';
import { copyFile, directoryCopier } from '../copy-out.ts';
import { guardPartial } from '../guard-partial.ts';
import type { Io } from '../io.ts';
import type { LoadedImage } from '../loaded-image.ts';

type ExtractEffect = Extract<Effect, { kind: 'extract' }>;

/**
 * Copies a file or a directory as it is at a layer, or what a link leads to, and says what came of
 * it. Nothing that is there already is replaced. Never rejects.
 */
export function extractFromExplorer(
  loaded: LoadedImage,
  effect: ExtractEffect,
  io: Io,
): Promise<string> {
  return copy(loaded, effect, io).catch(reasonOf);
}

async function copy(
  loaded: LoadedImage,
  { node, layer, target }: ExtractEffect,
  io: Io,
): Promise<string> {
  const { tree } = loaded;
  const path = tree.pathOf(node);
  const found = resolvePath(tree, path, layer);
  if (found.kind !== 'found') return `/${escapeBytes(path)} leads to nothing at layer ${layer}`;
  const { version } = found;
  const destination = {
    cwd: io.cwd,
    target: homeFor(target),
    replace: false,
    guard: guardPartial(io),
  };
  const type = tree.typeOf(version);
  if (type === 'directory') {
    const copier = directoryCopier(loaded, { version, layer }, destination);
    return copyDirectory(copier, target);
  }
  const shown = escapeBytes(tree.nameOf(node));
  if (type !== 'file') return `${shown} is a ${type.replace('-', ' ')}: it cannot be copied`;
  await copyFile(loaded, version, nameFor(tree.nameOf(node)), destination);
  return `copied ${shown} to ${target}`;
}

async function copyDirectory(copier: DirectoryWriter, target: string): Promise<string> {
  try {
    await copier.write();
  } catch (error) {
    const { written, planned } = copier;
    if (written === 0) throw error;
    return `${reasonOf(error)}; until then, ${written} of ${planned} paths were copied`;
  }
  const { writtenFiles, skipped, failed } = copier;
  const parts = [`copied ${countOf(writtenFiles, 'file')} to ${target}`];
  const [first] = failed;
  if (first !== undefined) {
    parts.push(
      `not ${countOf(failed.length, 'path')}: ${escapeBytes(first.path)}, ${first.reason}`,
    );
  }
  if (skipped.length > 0) parts.push(`left out ${countOf(skipped.length, 'special file')}`);
  return parts.join('; ');
}

/** As a shell would have it. */
function homeFor(target: string): string {
  return /^~(?:\/|$)/.test(target) ? homedir() + target.slice(1) : target;
}

/** A name of the image as one of a file here, for where a directory is named to put it into. */
function nameFor(name: ByteString): string {
  const decoded = decodeUtf8(name);
  if (decoded !== null && isWritable(name)) return decoded;
  return escapeBytes(name).replace(/[^\w.-]/g, '_');
}

function reasonOf(error: unknown): string {
  return error instanceof LayerscopeError ? error.message : systemReason(error);
}
