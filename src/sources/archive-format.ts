import { type ErrorCode, LayerscopeError } from '../model/error.ts';
import { inflatingCommands, sniffCompression } from '../tar/compression.ts';
import { beginsTar } from './file-head.ts';

/**
 * How an archive is compressed, by its first block. Throws for what is no archive, and for what no
 * producer of images writes, saying which command opens it.
 */
export function archiveFormat(head: Uint8Array, subject: string): 'none' | 'gzip' | 'zstd' {
  const compression = sniffCompression(head);
  if (compression === 'xz' || compression === 'bzip2') throw otherCompression(compression, subject);
  if (compression !== 'none' || beginsTar(head)) return compression;
  throw head.length === 0 ? empty(subject) : noArchive(subject);
}

function empty(subject: string): LayerscopeError {
  return error(
    'not-an-image',
    subject,
    'it is empty',
    'Check the command that made it: docker save writes nothing when it fails.',
  );
}

function noArchive(subject: string): LayerscopeError {
  return error(
    'not-an-image',
    subject,
    'it is neither a tar archive nor one compressed with gzip or zstd',
    'Save the image with docker save -o image.tar NAME, or with skopeo copy.',
  );
}

function otherCompression(compression: 'xz' | 'bzip2', subject: string): LayerscopeError {
  const path = subject === 'standard input' ? '' : ` ${subject}`;
  return error(
    'unsupported',
    subject,
    `it is compressed with ${compression}`,
    `Unpack it on the way: ${inflatingCommands[compression]}${path} | layerscope -`,
  );
}

function error(code: ErrorCode, subject: string, failed: string, advice: string): LayerscopeError {
  return new LayerscopeError({ code, tried: `open ${subject}`, failed, advice });
}
