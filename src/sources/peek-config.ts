import type { Digest } from '../model/digest.ts';
import { LayerscopeError } from '../model/error.ts';
import { limits } from '../model/limits.ts';
import type { Platform } from '../model/platform.ts';
import { type ConfigFile, readConfig } from '../oci/image-config.ts';
import { digestOf } from './digest-of.ts';
import type { Documents } from './store.ts';

/** What a config says of an image before it is chosen. */
export interface ConfigGlimpse {
  /** The image's ID; null when the config is absent. */
  readonly digest: Digest | null;
  readonly platform: Platform;
  readonly diffIds: readonly (Digest | null)[];
}

const unknown: Platform = { os: 'unknown', architecture: 'unknown', variant: null };

/** A config that is absent or cannot be read matters only once its image is chosen. */
export function peekConfig(documents: Documents, name: string): ConfigGlimpse {
  const text = documents.document(name, limits.configBytes);
  const config = text === null ? null : tryRead(text, name);
  return {
    digest: text === null ? null : digestOf(text),
    platform: config?.platform ?? unknown,
    diffIds: config?.diffIds ?? [],
  };
}

function tryRead(text: Uint8Array, name: string): ConfigFile | null {
  try {
    return readConfig(text, name);
  } catch (error) {
    if (error instanceof LayerscopeError) return null;
    throw error;
  }
}
