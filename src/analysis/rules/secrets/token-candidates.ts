import type { ImageTree } from '../../../filesystem/image-tree.ts';
import type { ByteString } from '../../../model/byte-string.ts';
import { limits } from '../../../model/limits.ts';
import type { PackageDirectories } from './package-directories.ts';

/** Ends of names that texts have in which people put tokens. */
const texts =
  /\.(?:bash|cfg|cjs|cnf|conf|config|cs|csv|env|go|gradle|groovy|hcl|html?|ini|java|js|json5?|jsx|kts?|local|log|lua|md|mjs|php|pl|plist|properties|ps1|py|r|rb|rs|scala|sh|sql|swift|tf|tfvars|toml|tsx?|txt|vue|xml|ya?ml|zsh)$/i;
/** Lists of versions and checksums: long, and without a place for a token. */
const lists = /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|.*\.min\.js|.*\.map)$/i;

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
      if (known[name] === 0) known[name] = isText(tree.nameOf(node)) ? 2 : 1;
      if (known[name] === 2) yield version;
    }
  }
}

/** Names without a dot, or with one at the start only, are those of texts, too. */
function isText(name: ByteString): boolean {
  if (lists.test(name)) return false;
  return texts.test(name) || !name.includes('.', 1);
}
