import { createReadStream, type Stats, statSync } from 'node:fs';
import type { ByteStream } from '../model/bytes.ts';
import { LayerscopeError } from '../model/error.ts';
import { decompress, DecompressionError } from '../tar/decompress.ts';
import { archiveFormat } from './archive-format.ts';
import { ArchiveStore } from './archive-store.ts';
import { headSize } from './file-head.ts';
import { DirectoryStore } from './directory-store.ts';
import { FileAccess } from './file-access.ts';
import { fileError, guardStream, isAbsence } from './file-error.ts';
import { notFound } from './not-found.ts';
import type { StreamOptions } from './opened-image.ts';
import { peek } from '../tar/peek.ts';
import type { Store } from './store.ts';
import { StreamStore } from './stream-store.ts';

/** Opens what stands at a path: a directory, a file, or a pipe whose bytes come once. */
export async function openPath(path: string, options: StreamOptions): Promise<Store> {
  const stats = statsOf(path);
  if (stats.isDirectory()) return new DirectoryStore(path);
  if (!stats.isFile()) return openStream(createReadStream(path), path, options);
  const file = new FileAccess(path);
  try {
    if (archiveFormat(headOf(file), path) === 'none') return new ArchiveStore(file);
  } catch (error) {
    file.close();
    throw error;
  }
  return openStream(file.stream(), path, options).finally(() => file.close());
}

/** Opens an archive whose bytes come in order, which means to read all of them. */
export async function openStream(
  stream: ByteStream,
  subject: string,
  options: StreamOptions,
): Promise<Store> {
  const outer = await peek(guardStream(stream, subject), headSize);
  const format = archiveFormat(outer.head, subject);
  if (format === 'none') return StreamStore.read(outer.stream, options);
  const inner = await peekInside(decompress(outer.stream, format), subject);
  if (archiveFormat(inner.head, subject) !== 'none') throw compressedTwice(subject);
  return StreamStore.read(inner.stream, options);
}

function statsOf(path: string): Stats {
  try {
    return statSync(path);
  } catch (cause) {
    throw isAbsence(cause) ? notFound(path) : fileError(path, cause);
  }
}

function headOf(file: FileAccess): Uint8Array {
  const head = new Uint8Array(headSize);
  return head.subarray(0, file.read(0, head));
}

async function peekInside(stream: ByteStream, subject: string): ReturnType<typeof peek> {
  try {
    return await peek(stream, headSize);
  } catch (cause) {
    if (!(cause instanceof DecompressionError)) throw cause;
    throw new LayerscopeError({
      code: 'damaged',
      tried: `unpack ${subject}`,
      failed: cause.message,
      advice: 'Save or download it again.',
      cause,
    });
  }
}

function compressedTwice(subject: string): LayerscopeError {
  const path = subject === 'standard input' ? '' : ` ${subject}`;
  return new LayerscopeError({
    code: 'unsupported',
    tried: `open ${subject}`,
    failed: 'it is compressed more than once',
    advice: `Unpack it on the way: gzip -dc${path} | layerscope -`,
  });
}
