import { accessSync, constants } from 'node:fs';
import { userInfo } from 'node:os';
import { bytesOf } from '../../model/byte-string.ts';
import { type ErrorCode, LayerscopeError } from '../../model/error.ts';
import { walkTar } from '../../tar/walk.ts';
import { DecompressionError } from '../../tar/decompress.ts';
import { FileAccess } from '../file-access.ts';
import { fileError } from '../file-error.ts';
import { ContentReader } from './content-reader.ts';
import { DiffDirectory } from './diff-directory.ts';
import { SplitTar } from './split-tar.ts';
import { readTarSplit } from './tar-split.ts';
import { VirtualTar } from './virtual-tar.ts';

/** Where an engine keeps the two parts of a layer. */
export interface SplitPlaces {
  /** The tar-split file. */
  readonly headers: string;
  /** The directory that the layer was unpacked to. */
  readonly contents: string;
}

/**
 * The tar of a layer that an engine keeps as its headers and its contents. Throws a
 * `LayerscopeError` where they do not make a tar.
 */
export async function openSplitLayer({ headers, contents }: SplitPlaces): Promise<VirtualTar> {
  const split = await readSplitTar(headers);
  checkDirectory(contents);
  const files = new DiffDirectory(contents);
  if (mayLackRights()) checkContents(split, files);
  const tar = new VirtualTar(split, new ContentReader(files));
  checkHeaders(split, tar, headers);
  return tar;
}

async function readSplitTar(path: string): Promise<SplitTar> {
  const file = new FileAccess(path);
  try {
    const split = new SplitTar();
    await readTarSplit(file.stream(), path, (record) => {
      split.add(record);
      if (split.isTooLarge) throw notUsable(path, 'limit-exceeded', 'it has too many headers');
    });
    split.finish();
    if (split.size === 0) throw notUsable(path, 'damaged', 'it has no records');
    return split;
  } catch (cause) {
    if (!(cause instanceof DecompressionError)) throw cause;
    throw notUsable(path, 'damaged', cause.message);
  } finally {
    file.close();
  }
}

function checkDirectory(path: string): void {
  try {
    accessSync(path, constants.R_OK | constants.X_OK);
  } catch (cause) {
    throw fileError(path, cause);
  }
}

/** In a user's own store there may be files of other users of its containers. */
function checkContents(split: SplitTar, files: DiffDirectory): void {
  for (const part of split.contents()) {
    const { name } = split.contentOf(part);
    try {
      files.check(name);
    } catch (cause) {
      throw fileError(`${Buffer.from(bytesOf(name)).toString()} in the engine's own files`, cause);
    }
  }
}

function mayLackRights(): boolean {
  return userInfo().uid !== 0;
}

/**
 * What the headers say of contents must be what tar-split says. It is not where a tar stores files
 * with holes: tar-split then notes the whole file, and not what stands in the tar.
 */
function checkHeaders(split: SplitTar, tar: VirtualTar, path: string): void {
  const contents = split.contents();
  const walk = walkTar(tar);
  let step = walk.next();
  for (; step.done !== true; step = walk.next()) {
    const { offset, storedSize } = step.value;
    if (storedSize === 0) continue;
    const part = contents.next().value ?? null;
    const fits =
      part !== null &&
      split.contentStartOf(part) === offset &&
      split.endOf(part) === offset + storedSize;
    if (!fits) throw notUsable(path, 'unsupported', 'its headers do not fit its contents');
  }
  if (step.value.problem !== null) throw notUsable(path, 'damaged', step.value.problem.message);
  if (contents.next().done !== true) throw notUsable(path, 'damaged', 'it has contents to spare');
}

function notUsable(path: string, code: ErrorCode, failed: string): LayerscopeError {
  return new LayerscopeError({
    code,
    tried: `read ${path}`,
    failed,
    advice: 'Let the engine export the image with --no-local-store.',
  });
}
