import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { LayerscopeError } from '../../model/error.ts';

/** Where a driver unpacks a layer to, below the data root. Others keep no files, or mix layers. */
const directories: ReadonlyMap<string, (id: string) => string> = new Map([
  ['overlay2', (id) => `overlay2/${id}/diff`],
  ['overlay', (id) => `overlay/${id}/diff`],
  ['fuse-overlayfs', (id) => `fuse-overlayfs/${id}/diff`],
  ['vfs', (id) => `vfs/dir/${id}`],
]);

/** A way in which an engine keeps layers as directories. */
export interface GraphDriver {
  readonly name: string;
  /** Path of a layer's directory below the data root. */
  readonly directoryOf: (id: string) => string;
}

/** The driver whose images are below a data root, told by the path `listOf` gives to its lists. */
export function findGraphDriver(dataRoot: string, listOf: (driver: string) => string): GraphDriver {
  for (const [name, directoryOf] of directories) {
    if (existsSync(join(dataRoot, listOf(name)))) return { name, directoryOf };
  }
  throw new LayerscopeError({
    code: 'unsupported',
    tried: `find images in ${dataRoot}`,
    failed: `it is not readable, or kept by none of the drivers ${[...directories.keys()].join(', ')}`,
    advice: 'Let the engine export the image with --no-local-store.',
  });
}
