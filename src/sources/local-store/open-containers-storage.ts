import { LayerscopeError } from '../../model/error.ts';
import type { OpenedImage } from '../opened-image.ts';
import { type Env, findGraphRoots } from './graph-roots.ts';
import { type LocalStoreOptions, openFromStore } from './open-local-store.ts';

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
  const roots = graphRoot === null ? await findGraphRoots(env) : [graphRoot];
  const refusals: LayerscopeError[] = [];
  for (const root of roots) {
    try {
      const place = { kind: 'containers-storage', graphRoot: root, image } as const;
      return await openFromStore(place, { ...options, source: 'containers-storage' });
    } catch (error) {
      if (!(error instanceof LayerscopeError)) throw error;
      refusals.push(error);
    }
  }
  // A store that has the image and cannot give it says more than those that do not have it.
  throw refusals.find(({ code }) => code !== 'not-found') ?? notFound(image, roots);
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

function notFound(image: string, roots: readonly string[]): LayerscopeError {
  return new LayerscopeError({
    code: 'not-found',
    tried: `open containers-storage:${image}`,
    failed: `there is no such image in ${roots.join(' or ')}`,
    advice:
      'See which there are with podman images. Images of other users are in stores of theirs.',
  });
}
