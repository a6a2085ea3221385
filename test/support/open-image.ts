import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { silentProgress } from '../../src/cli/progress.ts';
import { indexStream } from '../../src/index/index-stream.ts';
import { openImage } from '../../src/sources/open-image.ts';
import type { OpenOptions } from '../../src/sources/open-options.ts';
import type { LayerContent, OpenedImage } from '../../src/sources/opened-image.ts';
import { sniffCompression } from '../../src/tar/compression.ts';
import { decompress } from '../../src/tar/decompress.ts';
import { anyEngine } from './any-engine.ts';
import { memoryStream } from './memory.ts';
import { temporaryDirectory } from './temporary-directory.ts';

/** Opens an image for one test, with the options that a user would not have given. */
export async function open(
  reference: string,
  options: Partial<OpenOptions> = {},
): Promise<OpenedImage> {
  const opened = await openImage(reference, {
    image: null,
    platform: null,
    baseLayers: null,
    engine: anyEngine,
    env: {},
    arrival: silentProgress,
    note: () => {},
    keepContents: false,
    indexStream: (stored) => indexStream(stored, { verify: true }),
    openInput: () => {
      throw new Error('standard input was not meant to be read');
    },
    registry: { login: null, insecure: false, caFile: null },
    ...options,
  });
  onTestFinished(() => opened.close());
  return opened;
}

/** Opens an archive that comes on standard input, in pieces of `size`. */
export function openStream(
  archive: Uint8Array,
  options: Partial<OpenOptions> & { readonly size?: number } = {},
): Promise<OpenedImage> {
  return open('-', { openInput: () => memoryStream(archive, options.size), ...options });
}

/** Opens an archive as a file and on standard input. */
export async function openBothWays(
  archive: Uint8Array,
  options: Partial<OpenOptions> = {},
): Promise<readonly OpenedImage[]> {
  return [await open(fileOf(archive), options), await openStream(archive, options)];
}

/** A file with these bytes that is gone after the test. */
export function fileOf(archive: Uint8Array): string {
  const path = join(temporaryDirectory(), 'archive');
  writeFileSync(path, archive);
  return path;
}

/** The digest of a layer's uncompressed tar, taken from its bytes; null when it is absent. */
export async function tarDigest(content: LayerContent): Promise<string | null> {
  if (content.kind === 'absent') return null;
  if (content.kind === 'indexed') return content.index.diffId;
  const head = new Uint8Array(16);
  content.blob.access?.read(0, head);
  const hash = createHash('sha256');
  for await (const piece of decompress(content.blob.stream(), sniffCompression(head))) {
    hash.update(piece);
  }
  return `sha256:${hash.digest('hex')}`;
}

/** The digest of each layer, taken from its bytes, or the reason why it cannot be. */
export function layersOf({ contents }: OpenedImage): Promise<readonly (string | null)[]> {
  return Promise.all(
    contents.map(async (content) => (await tarDigest(content)) ?? reasonOf(content)),
  );
}

function reasonOf(content: LayerContent): string | null {
  return content.kind === 'absent' ? content.reason : null;
}
