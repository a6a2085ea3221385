import { readFileSync } from 'node:fs';

/** layerscope's own name and version, from the package that this file is part of. */
export function readTool(): { readonly name: string; readonly version: string } {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const own: unknown = JSON.parse(text);
  if (typeof own === 'object' && own !== null && 'version' in own) {
    return { name: 'layerscope', version: String(own.version) };
  }
  throw new Error('package.json has no version');
}
