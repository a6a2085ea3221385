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
  | { readonly kind: 'absent' }
  | { readonly kind: 'loop' };

/**
 * Follows a path through the filesystem at a layer as a process in the container would, symlinks
 * included, the last one too: absolute targets start at the image's root, and nothing leads out of
 * it (path_resolution(7)).
 */
export function resolvePath(tree: ImageTree, path: ByteString, layer: number): Resolution {
  const pending = componentsOf(path).reverse();
  let node = rootPath;
  let links = 0;
  let linkBytes = 0;
  for (;;) {
    const version = tree.versionAt(node, layer);
    if (version === null) return { kind: 'absent' };
    const target = tree.linkTarget(version);
    if (target !== null) {
      linkBytes += target.length;
      if (++links > limits.symlinks || linkBytes > limits.pathBytes) return { kind: 'loop' };
      for (const component of componentsOf(target).reverse()) pending.push(component);
      node = target.startsWith('/') ? rootPath : tree.parentOf(node);
      continue;
    }
    const component = pending.pop();
    if (component === undefined) return { kind: 'found', version };
    if (tree.typeOf(version) !== 'directory') return { kind: 'absent' };
    const next = component === '..' ? tree.parentOf(node) : tree.childNamed(node, component);
    if (next === null) return { kind: 'absent' };
    node = next;
  }
}
