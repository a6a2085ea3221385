import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unpackLayer } from './diff-directory.ts';
import { packTarSplit, tarSplitLines } from './tar-split.ts';
import { temporaryDirectory } from './temporary-directory.ts';

/** What an engine is given to store. */
export interface EngineImage {
  /** The config, to the byte. */
  readonly config: Uint8Array;
  /** Uncompressed tars, lowest first. */
  readonly layers: readonly Uint8Array[];
  /** `name:tag`. */
  readonly names: readonly string[];
}

/** The data root of a Docker that uses overlay2 and has this image. */
export function dockerRoot({ config, layers, names }: EngineImage): string {
  const root = temporaryDirectory();
  const id = sha256(config);
  const references = names.map((name) => [name, { [name]: `sha256:${id}` }]);
  write(root, 'image/overlay2/repositories.json', { Repositories: Object.fromEntries(references) });
  write(root, `image/overlay2/imagedb/content/sha256/${id}`, config);
  let chain = '';
  for (const [i, layer] of layers.entries()) {
    const diffId = `sha256:${sha256(layer)}`;
    chain = chain === '' ? diffId : `sha256:${sha256(Buffer.from(`${chain} ${diffId}`))}`;
    const cacheId = sha256(Buffer.from(`${i}`));
    const directory = `image/overlay2/layerdb/${chain.replace(':', '/')}`;
    write(root, `${directory}/diff`, Buffer.from(diffId));
    write(root, `${directory}/cache-id`, Buffer.from(cacheId));
    write(root, `${directory}/tar-split.json.gz`, packTarSplit(tarSplitLines(layer)));
    unpackLayer(layer, join(root, 'overlay2', cacheId, 'diff'));
  }
  return root;
}

/** The graph root of a podman that uses overlay and has this image. */
export function containersRoot({ config, layers, names }: EngineImage): string {
  const root = temporaryDirectory();
  const id = sha256(config);
  const diffIds = layers.map((layer) => `sha256:${sha256(layer)}`);
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      config: { digest: `sha256:${id}`, size: config.length },
      layers: diffIds.map((digest) => ({ digest, size: 1 })),
    }),
  );
  const layerIds = layers.map((_, i) => sha256(Buffer.from(diffIds.slice(0, i + 1).join())));
  const documents = { manifest, [`sha256:${id}`]: config };
  for (const [key, content] of Object.entries(documents)) {
    const file = key === 'manifest' ? key : `=${Buffer.from(key).toString('base64')}`;
    write(root, `overlay-images/${id}/${file}`, content);
  }
  const digests = Object.entries(documents).map(([key, text]) => [key, `sha256:${sha256(text)}`]);
  write(root, 'overlay-images/images.json', [
    { id, names, layer: layerIds.at(-1), 'big-data-digests': Object.fromEntries(digests) },
  ]);
  write(
    root,
    'overlay-layers/layers.json',
    layerIds.map((layer, i) => ({ id: layer, parent: layerIds[i - 1], 'diff-digest': diffIds[i] })),
  );
  for (const [i, layer] of layers.entries()) {
    const split = packTarSplit(tarSplitLines(layer));
    write(root, `overlay-layers/${layerIds[i]}.tar-split.gz`, split);
    unpackLayer(layer, join(root, 'overlay', layerIds[i] ?? '', 'diff'));
  }
  return root;
}

/** Moves the lowest layer of an image from one graph root to another that has no layers yet. */
export function moveLowestLayer(from: string, to: string): void {
  const path = join(from, 'overlay-layers/layers.json');
  const [lowest, ...others]: readonly { readonly id: string }[] = JSON.parse(
    readFileSync(path, 'utf8'),
  );
  if (lowest === undefined) throw new Error('there are no layers');
  write(from, 'overlay-layers/layers.json', others);
  write(to, 'overlay-layers/layers.json', [lowest]);
  write(to, 'overlay-images/images.json', []);
  mkdirSync(join(to, 'overlay'), { recursive: true });
  for (const part of [`overlay-layers/${lowest.id}.tar-split.gz`, `overlay/${lowest.id}`]) {
    renameSync(join(from, part), join(to, part));
  }
}

function write(root: string, path: string, content: Uint8Array | object): void {
  const target = join(root, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, content instanceof Uint8Array ? content : JSON.stringify(content));
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
