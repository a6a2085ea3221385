import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LayerscopeError } from '../../model/error.ts';
import { fileError, isAbsence } from '../file-error.ts';

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

/** The driver whose images are below a data root, told by the path that `markOf` gives. */
export function findGraphDriver(dataRoot: string, markOf: (driver: string) => string): GraphDriver {
  checkRoot(dataRoot);
  for (const [name, directoryOf] of directories) {
    if (existsSync(join(dataRoot, markOf(name)))) return { name, directoryOf };
  }
  throw new LayerscopeError({
    code: 'not-found',
    tried: `find images in ${dataRoot}`,
    failed: `none are kept there by a driver that layerscope knows (${[...directories.keys()].join(', ')})`,
    advice: 'Save the image with its engine: docker save or podman save.',
  });
}

function checkRoot(path: string): void {
  try {
    readdirSync(path);
  } catch (cause) {
    if (!isAbsence(cause)) throw fileError(path, cause);
    throw new LayerscopeError({
      code: 'not-found',
      tried: `find images in ${path}`,
      failed: 'there is no such directory',
      advice: 'Check where the engine keeps its images: docker info or podman info tell.',
    });
  }
}
