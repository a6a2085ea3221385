import type { ImageTree } from '../../../filesystem/image-tree.ts';
import { limits } from '../../../model/limits.ts';
import type { PackageDirectories } from './package-directories.ts';
import { isTextName } from './text-name.ts';

/**
 * The versions of own layers' files, live or not, that may hold a token: small texts by their
 * names, outside of packages.
 */
export function* tokenCandidates(
  tree: ImageTree,
  baseCount: number,
  packages: PackageDirectories,
): Generator<number> {
  const known = new Uint8Array(tree.names.size);
  for (let layer = baseCount; layer < tree.layerCount; layer++) {
    for (const version of tree.versionsMadeBy(layer)) {
      const bytes = tree.storedBytes(version);
      if (bytes === 0 || bytes > limits.contentWindowBytes) continue;
      const node = tree.versions.node.at(version);
      if (packages.has(node)) continue;
      const name = tree.nameIdOf(node);
      if (known[name] === 0) known[name] = isTextName(tree.nameOf(node)) ? 2 : 1;
      if (known[name] === 2) yield version;
    }
  }
}
