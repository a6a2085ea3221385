import { readFileSync } from 'node:fs';
import { LayerscopeError } from '../../model/error.ts';
import { JsonObject } from '../../oci/json-object.ts';
import { fileError, isAbsence } from '../file-error.ts';

/** What a `storage.conf` says of places, as it stands there. */
export interface StorageConf {
  readonly graphRoot: string | null;
  /** In its place for all users but root. */
  readonly rootlessPath: string | null;
  /** Further stores, whose images are only read. */
  readonly imageStores: readonly string[];
}

/**
 * Reads a file of containers-storage.conf(5); null when there is none. Throws a `LayerscopeError`
 * where it cannot be read.
 */
export async function readStorageConf(path: string): Promise<StorageConf | null> {
  const text = readText(path);
  if (text === null) return null;
  const storage = new JsonObject(await parseToml(text, path), path).findObject('storage');
  const imageStore = filled(storage?.findText('imagestore'));
  return {
    graphRoot: filled(storage?.findText('graphroot')),
    rootlessPath: filled(storage?.findText('rootless_storage_path')),
    imageStores: [
      ...(imageStore === null ? [] : [imageStore]),
      ...(storage?.findObject('options')?.findTexts('additionalimagestores') ?? []),
    ],
  };
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (isAbsence(cause)) return null;
    throw fileError(path, cause);
  }
}

async function parseToml(text: string, path: string): Promise<unknown> {
  const { parse, TomlError } = await import('smol-toml');
  try {
    return parse(text);
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause;
    throw new LayerscopeError({
      code: 'config',
      tried: `read ${path}`,
      failed: `it is not valid TOML (line ${cause.line})`,
      advice: 'podman and buildah refuse it, too: see containers-storage.conf(5).',
      cause,
    });
  }
}

function filled(text: string | null | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
