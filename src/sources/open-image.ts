import { hostPlatform } from './host-platform.ts';
import { openArchive } from './open-archive.ts';
import { openFirst, type Way } from './open-first.ts';
import type { OpenOptions } from './open-options.ts';
import type { OpenedImage } from './opened-image.ts';
import { parseReference, type Reference } from './reference.ts';

/**
 * Opens the image that a reference names (see `parseReference`). Throws a `LayerscopeError` for
 * what is no image, or not one image only, or is nowhere.
 */
export async function openImage(reference: string, options: OpenOptions): Promise<OpenedImage> {
  return openFirst(reference, waysTo(parseReference(reference), options));
}

/** Where the image may be, in the order in which to look. */
function waysTo(reference: Reference, options: OpenOptions): readonly Way[] {
  const { engine } = options;
  switch (reference.kind) {
    case 'archive':
      return [() => openArchive(reference, options)];
    case 'engine': {
      const only = { ...engine, name: reference.engine, pull: engine.pull ?? 'missing' };
      return [fromEngine(reference.name, { ...options, engine: only })];
    }
    case 'registry':
      return [fromRegistry(reference.name, options)];
    case 'name': {
      const isEngineNamed = engine.host !== null || engine.name !== null;
      const ways = [fromEngine(reference.name, options)];
      return isEngineNamed ? ways : [...ways, fromRegistry(reference.name, options)];
    }
  }
}

function fromRegistry(name: string, options: OpenOptions): Way {
  const { registry, env, note } = options;
  return async () => {
    const { openRegistry } = await import('./registry/open-registry.ts');
    return openRegistry(name, { ...options, host: hostPlatform() }, { ...registry, env, note });
  };
}

function fromEngine(name: string, options: OpenOptions): Way {
  return async () => (await import('./engine/open-from-engine.ts')).openFromEngine(name, options);
}
