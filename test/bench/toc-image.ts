import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { concat, headerBlock, padded, trailer } from '../support/tar-blocks.ts';
import type { TocLayer } from '../support/toc-layer.ts';
import { type ImageShape, layersOf } from './image-file.ts';

/** Writes the archive of an OCI layout, each layer in the form that `write` gives it. */
export function writeTocImage(
  path: string,
  shape: ImageShape,
  write: (tar: Uint8Array) => TocLayer,
): void {
  const file = openSync(path, 'w');
  const put = (name: string, content: Uint8Array): void => {
    for (const bytes of [headerBlock({ name, size: content.length }), padded(content)]) {
      writeSync(file, bytes);
    }
  };
  const blob = (content: Uint8Array, more: object): object => {
    const hex = createHash('sha256').update(content).digest('hex');
    put(`blobs/sha256/${hex}`, content);
    return { digest: `sha256:${hex}`, size: content.length, ...more };
  };
  const layers = Array.from(layersOf(shape), (parts) => {
    const layer = write(concat([...parts]));
    return blob(layer.blob, { mediaType: layerType, annotations: layer.annotations });
  });
  // Nobody verifies them here.
  const diffIds = layers.map((_, i) => `sha256:${i.toString(16).padStart(64, '0')}`);
  const rootfs = { type: 'layers', diff_ids: diffIds };
  const config = blob(json({ os: 'linux', architecture: 'amd64', rootfs }), {});
  const manifest = blob(json({ schemaVersion: 2, config, layers }), { mediaType: manifestType });
  put('index.json', json({ schemaVersion: 2, manifests: [manifest] }));
  writeSync(file, trailer);
  closeSync(file);
}

const layerType = 'application/vnd.oci.image.layer.v1.tar+gzip';
const manifestType = 'application/vnd.oci.image.manifest.v1+json';

function json(value: object): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}
