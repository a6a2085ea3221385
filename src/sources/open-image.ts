import { LayerscopeError } from '../model/error.ts';
import { isImageId } from '../oci/image-name.ts';
import { hostPlatform } from './host-platform.ts';
import { openArchive } from './open-archive.ts';
import { openFirst, type Way } from './open-first.ts';
import type { OpenOptions } from './open-options.ts';
import type { OpenedImage } from './opened-image.ts';
import { parseReference, type Reference } from './reference.ts';
import { refuseContradictions } from './refuse-contradictions.ts';

/**
 * Opens the image that a reference names (see `parseReference`). Throws a `LayerscopeError` for
 * what is no image, or not one image only, or is nowhere.
 */
export async function openImage(reference: string, options: OpenOptions): Promise<OpenedImage> {
  const parsed = parseReference(reference);
  refuseContradictions(parsed, options);
  return openFirst(reference, waysTo(parsed, options));
}

/** Where the image may be, in the order in which to look. */
function waysTo(reference: Reference, options: OpenOptions): readonly Way[] {
  const { engine } = options;
  switch (reference.kind) {
    case 'archive':
      return [() => openArchive(reference, options)];
    case 'engine': {
      const only = { ...engine, name: reference.engine, pull: engine.pull ?? 'missing' };
      return waysToEngines(reference.name, { ...options, engine: only });
    }
    case 'registry':
      return [fromRegistry(reference.name, options)];
    case 'containers-storage':
      return [fromContainersStorage(reference.name, options)];
    case 'name': {
      const { name } = reference;
      const ways = waysToEngines(name, options);
      const isAnEngines = engine.host !== null || engine.name !== null || isImageId(name);
      return isAnEngines ? ways : [...ways, fromRegistry(name, options)];
    }
  }
}

function waysToEngines(name: string, options: OpenOptions): readonly Way[] {
  const { host, name: wanted, localStore } = options.engine;
  const mayBePodman = localStore && host === null && wanted !== 'docker';
  const inEngine: Way = async () =>
    (await import('./engine/open-from-engine.ts')).openFromEngine(name, options);
  return mayBePodman ? [inEngine, withoutService(name, options)] : [inEngine];
}

/**
 * podman's images are there as files although, as is usual, no service of podman's answers. Most
 * have no podman: that it does not have the image is not worth a word.
 */
function withoutService(name: string, options: OpenOptions): Way {
  const open = fromContainersStorage(name, options);
  return async () => {
    try {
      return await open();
    } catch (error) {
      if (!(error instanceof LayerscopeError)) throw error;
      options.note(error.message);
      if (error.code === 'not-found') return null;
      const { code, message, advice } = error;
      throw new LayerscopeError({
        code,
        tried: `find ${name}`,
        failed: message,
        advice,
        cause: error,
      });
    }
  };
}

function fromContainersStorage(name: string, { env, platform, baseLayers }: OpenOptions): Way {
  return async () => {
    const { openContainersStorage } = await import('./local-store/open-containers-storage.ts');
    return openContainersStorage(name, env, { platform, baseLayers });
  };
}

function fromRegistry(name: string, options: OpenOptions): Way {
  const { registry, env, note } = options;
  return async () => {
    const { openRegistry } = await import('./registry/open-registry.ts');
    return openRegistry(name, { ...options, host: hostPlatform() }, { ...registry, env, note });
  };
}
