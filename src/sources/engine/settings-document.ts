import { LayerscopeError } from '../../model/error.ts';
import { JsonObject } from '../../oci/json-object.ts';
import { parseJson } from '../../oci/json-text.ts';
import { DirectoryStore } from '../directory-store.ts';

/** A settings file is far smaller, also with the passwords of many registries. */
const maximumBytes = 1 << 20;

/** The JSON object in a settings file of an engine's, or null when there is no such file. */
export function readSettingsDocument(directory: string, name: string): JsonObject | null {
  const path = `${directory}/${name}`;
  const text = readSettingsFile(directory, name);
  if (text === null) return null;
  try {
    return new JsonObject(parseJson(text, path, maximumBytes), path);
  } catch (error) {
    if (!(error instanceof LayerscopeError)) throw error;
    const { tried, failed, cause } = error;
    const advice = 'Mend the file, or name the engine with --host.';
    throw new LayerscopeError({ code: 'config', tried, failed, advice, cause });
  }
}

export function readSettingsFile(directory: string, name: string): Uint8Array | null {
  return new DirectoryStore(directory).document(name, maximumBytes);
}
