import { createHash, type Hash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  openSync,
  readSync,
  statSync,
} from 'node:fs';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { RandomAccess } from '../../src/model/bytes.ts';
import { walkTar } from '../../src/tar/walk.ts';

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

const image = 'application/vnd.oci.image';

/**
 * Puts the image of a bench archive into a folder as a registry has it: its layers compressed with
 * gzip, each blob under its digest, and the manifest as `manifest`.
 */
export async function writeRegistryImage(archive: string, folder: string): Promise<void> {
  mkdirSync(folder);
  const layers: Descriptor[] = [];
  for (const { offset, storedSize } of layersOf(archive)) {
    const end = offset + storedSize - 1;
    const tar = createReadStream(archive, { start: offset, end, highWaterMark: 1 << 20 });
    const stored = createHash('sha256');
    const partial = join(folder, 'partial');
    await pipeline(tar, createGzip({ level: 4 }), hashed(stored), createWriteStream(partial));
    const digest = `sha256:${stored.digest('hex')}`;
    renameSync(partial, join(folder, digest));
    const { size } = statSync(join(folder, digest));
    layers.push({ mediaType: `${image}.layer.v1.tar+gzip`, digest, size });
  }
  const diffIds = layers.map((_, i) => `sha256:${i.toString(16).padStart(64, '0')}`);
  const rootfs = { type: 'layers', diff_ids: diffIds };
  const config = writeBlob(folder, { os: 'linux', architecture: 'amd64', config: {}, rootfs });
  const manifest = { schemaVersion: 2, mediaType: `${image}.manifest.v1+json`, config, layers };
  writeFileSync(join(folder, 'manifest'), JSON.stringify(manifest));
}

function layersOf(archive: string): readonly { offset: number; storedSize: number }[] {
  const file = openSync(archive, 'r');
  const access: RandomAccess = {
    size: statSync(archive).size,
    read: (position, target) => readSync(file, target, 0, target.length, position),
  };
  const layers = [...walkTar(access)].filter(({ path }) => path.endsWith('/layer.tar'));
  closeSync(file);
  return layers;
}

function hashed(hash: Hash): Transform {
  return new Transform({
    transform(piece: Uint8Array, _, done) {
      hash.update(piece);
      done(null, piece);
    },
  });
}

function writeBlob(folder: string, value: object): Descriptor {
  const text = Buffer.from(JSON.stringify(value));
  const digest = `sha256:${createHash('sha256').update(text).digest('hex')}`;
  writeFileSync(join(folder, digest), text);
  return { mediaType: `${image}.config.v1+json`, digest, size: text.length };
}
