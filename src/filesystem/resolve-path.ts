import type { ByteString } from '../model/byte-string.ts';
import { limits } from '../model/limits.ts';
import { rootPath } from '../model/path-table.ts';
import type { ImageTree } from './image-tree.ts';
import { componentsOf } from './path-components.ts';

/**
 * Where a path leads. `absent` also stands for a path below something that is no directory, and
 * `loop` for more symlinks, or longer ones, than anybody would follow.
 */
export type Resolution =
  | { readonly kind: 'found'; readonly version: number }
  /** `link` is the symlink that leads to what is not there, as a version; null where none does. */
  | { readonly kind: 'absent'; readonly link: number | null }
  | { readonly kind: 'loop' };

/**
 * Follows a path through the filesystem at a layer as a process in the container would, symlinks
 * included, the last one too: absolute targets start at the image's root, and nothing leads out of
 * it (path_resolution(7)).
 */
export function resolvePath(tree: ImageTree, path: ByteString, layer: number): Resolution {
  const pending = componentsOf(path).reverse();
  let node = rootPath;
  const links: Followed[] = [];
  let linkBytes = 0;
  for (;;) {
    const version = tree.versionAt(node, layer);
    if (version === null) return absent(links, pending);
    const target = tree.linkTarget(version);
    if (target !== null) {
      linkBytes += target.length;
      links.push({ version, left: pending.length });
      if (links.length > limits.symlinks || linkBytes > limits.pathBytes) return { kind: 'loop' };
      for (const component of componentsOf(target).reverse()) pending.push(component);
      node = target.startsWith('/') ? rootPath : tree.parentOf(node);
      continue;
    }
    const component = pending.pop();
    if (component === undefined) return { kind: 'found', version };
    if (tree.typeOf(version) !== 'directory') return absent(links, pending);
    const next = component === '..' ? tree.parentOf(node) : tree.childNamed(node, component);
    if (next === null) return absent(links, pending);
    node = next;
  }
}

/** A symlink, and how much of the path was left behind its target. */
interface Followed {
  readonly version: number;
  readonly left: number;
}

/** The link to blame is the last of which some of the target was still to come, if any was. */
function absent(links: readonly Followed[], pending: readonly ByteString[]): Resolution {
  const link = links.findLast(({ left }) => pending.length >= left);
  return { kind: 'absent', link: link?.version ?? null };
}
