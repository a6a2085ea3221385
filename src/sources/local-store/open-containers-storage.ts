import { type ErrorCode, LayerscopeError } from '../../model/error.ts';
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
    if (!(error instanceof LayerscopeError) || !lacks.has(error.code)) throw error;
    const refusals = places.flatMap(({ root }) => (root instanceof LayerscopeError ? [root] : []));
    const unread = refusals.find(({ code }) => code !== 'not-found');
    throw unread ?? (error.code === 'not-found' ? notFound(image, places) : error);
  }
}

/** What may mean that the rest is in a root that is there and cannot be read. */
const lacks: ReadonlySet<ErrorCode> = new Set(['not-found', 'damaged']);

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

function notFound(image: string, places: readonly Place[]): LayerscopeError {
  const looked = places.map(({ path, root }) =>
    root instanceof LayerscopeError ? `${path} (${root.failed})` : path,
  );
  return new LayerscopeError({
    code: 'not-found',
    tried: `open containers-storage:${image}`,
    failed: `there is no such image in ${looked.join(' or ')}`,
    advice:
      'See which there are with podman images. Images of other users are in stores of theirs.',
  });
}
