import { limits } from '../../../model/limits.ts';
import type { PathFacts } from '../rule.ts';
import type { PackageDirectories } from './package-directories.ts';
import { isTextName } from './text-name.ts';

/**
 * The versions of own layers' files, live or not, that may hold a token: small texts by their
 * names, outside of packages.
 */
export function* tokenCandidates(
  { tree, image, isWanted }: PathFacts,
  packages: PackageDirectories,
): Generator<number> {
  const { node: nodes, layer, count } = tree.versions;
  const known = new Uint8Array(tree.names.size);
  for (let version = 0; version < count; version++) {
    const bytes = tree.contentBytes(version);
    if (bytes === 0 || bytes > limits.contentWindowBytes) continue;
    const node = nodes.at(version);
    if (layer.at(version) < image.base.count || packages.has(node)) continue;
    const name = tree.nameIdOf(node);
    if (known[name] === 0) known[name] = isTextName(tree.nameOf(node)) ? 2 : 1;
    if (known[name] === 2 && isWanted(node)) yield version;
  }
}
