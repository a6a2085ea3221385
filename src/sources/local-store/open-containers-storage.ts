import { LayerscopeError } from '../../model/error.ts';
import type { OpenedImage } from '../opened-image.ts';
import { ContainersRoot } from './containers-root.ts';
import { ContainersStorage } from './containers-storage.ts';
import { type Env, findGraphRoots } from './graph-roots.ts';
import { type LocalStoreOptions, openNamed } from './open-named.ts';

/**
 * Opens what follows `containers-storage:` in a reference: the name or the ID of an image, perhaps
 * behind a store of its own, `[DRIVER@GRAPHROOT+RUNROOT:OPTIONS]` (containers-transports(5)). Throws
 * a `LayerscopeError`.
 */
export async function openContainersStorage(
  reference: string,
  env: Env,
  options: Omit<LocalStoreOptions, 'source'>,
): Promise<OpenedImage> {
  const { graphRoot, image } = parseReference(reference);
  const paths = graphRoot === null ? await findGraphRoots(env) : [graphRoot];
  const places = paths.map(openRoot);
  const roots = places.flatMap(({ root }) => (root instanceof ContainersRoot ? [root] : []));
  try {
    const store = new ContainersStorage(roots);
    return await openNamed(store, image, { ...options, source: 'containers-storage' });
  } catch (error) {
    if (!(error instanceof LayerscopeError)) throw error;
    if (error.code === 'not-found') throw notFound(image, places);
    // What is missing of it may be in a root that cannot be read.
    const [refusal = error] = places.flatMap((place) => refusalOf(place) ?? []);
    throw error.code === 'damaged' ? refusal : error;
  }
}

interface Place {
  readonly path: string;
  /** Or what keeps it from being opened. */
  readonly root: ContainersRoot | LayerscopeError;
}

function openRoot(path: string): Place {
  try {
    return { path, root: new ContainersRoot(path) };
  } catch (error) {
    if (!(error instanceof LayerscopeError)) throw error;
    return { path, root: error };
  }
}

/** Why a root that is there cannot be read; null where that is not so. */
function refusalOf({ root }: Place): LayerscopeError | null {
  return root instanceof LayerscopeError && root.code !== 'not-found' ? root : null;
}

interface StoreReference {
  /** Null for the user's own store. */
  readonly graphRoot: string | null;
  readonly image: string;
}

function parseReference(text: string): StoreReference {
  const [, root, image] = /^\[(?:[^@\]]*@)?([^+:\]]*)[^\]]*\](.*)$/.exec(text) ?? [];
  if (root === undefined || image === undefined) return { graphRoot: null, image: text };
  return { graphRoot: root === '' ? null : root, image };
}

/** A root that cannot be read is like an engine that does not answer: nobody knows what it has. */
function notFound(image: string, places: readonly Place[]): LayerscopeError {
  return new LayerscopeError({
    code: places.some((place) => refusalOf(place) !== null) ? 'no-engine' : 'not-found',
    tried: `open containers-storage:${image}`,
    failed: `there is no such image in ${places.map(nameOf).join(' or ')}`,
    advice:
      'See which there are with podman images. Images of other users are in stores of theirs.',
  });
}

function nameOf(place: Place): string {
  const { path, root } = place;
  if (root instanceof ContainersRoot) return path;
  return `${path} (${refusalOf(place)?.message ?? root.failed})`;
}
