import { join } from 'node:path';
import type { JsonObject } from '../../oci/json-object.ts';
import { type LocalStore, openLocalStore } from '../local-store/open-local-store.ts';
import type { OpenOptions } from '../open-options.ts';
import type { OpenedImage } from '../opened-image.ts';
import { answerObject } from './engine-client.ts';
import type { HeldImage } from './find-in-engines.ts';

/** What Docker says of its driver where containerd keeps its images. */
const containerdDriver = 'io.containerd.snapshotter.v1';

/**
 * Opens an image where its engine keeps it, if that is on this machine and may be read. Else, which
 * is nothing odd, gives null.
 */
export async function openInPlace(
  held: HeldImage,
  { platform, baseLayers, note }: OpenOptions,
): Promise<OpenedImage | null> {
  const { engine } = held;
  // What is behind any other address has other files, though their paths may be the same.
  if (engine.endpoint.kind !== 'socket') return null;
  const options = { source: engine.name, platform, baseLayers } as const;
  for (const store of await storesOf(held)) {
    const image = await openLocalStore(store, options);
    if (image.kind === 'opened') {
      note(`${engine.title} keeps it in ${rootOf(store)}, which is read in place`);
      return image.opened;
    }
    note(`not read from ${rootOf(store)}: ${image.reason}`);
  }
  return null;
}

/** Where the engine may keep the image. */
async function storesOf({ engine, image }: HeldImage): Promise<readonly LocalStore[]> {
  const { status, text } = await engine.askBriefly(
    { method: 'GET', path: '/info' },
    `find out where ${engine.title} keeps its images`,
  );
  const info = status === 200 ? answerObject(text) : null;
  const root = info?.findText('DockerRootDir') ?? '';
  if (info === null || !root.startsWith('/')) return [];
  if (engine.name === 'podman') {
    return [{ kind: 'containers-storage', graphRoot: root, image: image.id }];
  }
  if (!usesContainerd(info)) return [{ kind: 'docker', dataRoot: root, image: image.id }];
  // That of the system, or one that dockerd runs for itself: it does not say.
  return ['/var/lib/containerd', join(root, 'containerd', 'daemon')].map((directory) => ({
    kind: 'containerd',
    root: directory,
    image: image.id,
    tags: image.tags,
  }));
}

function usesContainerd(info: JsonObject): boolean {
  return (info.findList('DriverStatus') ?? []).some(
    (pair) => Array.isArray(pair) && pair.includes(containerdDriver),
  );
}

function rootOf(store: LocalStore): string {
  switch (store.kind) {
    case 'docker':
      return store.dataRoot;
    case 'containers-storage':
      return store.graphRoot;
    case 'containerd':
      return store.root;
  }
}
