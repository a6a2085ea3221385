import type { ByteString } from '../model/byte-string.ts';
import { kindAt, type LayerIndex } from '../model/layer-index.ts';
import { nameAt } from '../model/name-table.ts';
import { rootPath } from '../model/path-table.ts';
import { componentsOf } from './path-components.ts';
import type { TreeState } from './tree-state.ts';

/** The tree's node for each path of a layer as it is written, whatever symlinks say. */
export function literalNodes(state: TreeState, index: LayerIndex): Uint32Array {
  const { parent, name, names } = index.paths;
  const nodes = new Uint32Array(parent.length);
  if (index.paths === state.start) return nodes.map((_, path) => path);
  const nameIds = state.paths.names.internAll(names);
  for (let path = 1; path < nodes.length; path++) {
    const above = nodes[parent[path] ?? rootPath] ?? rootPath;
    nodes[path] = state.child(above, nameIds[name[path] ?? 0] ?? 0);
  }
  return nodes;
}

/**
 * The tree's node for each path of a layer. A path below a symlink of the same layer leads to
 * where the symlink points, inside the root; symlinks of lower layers are not followed, because
 * engines put a real directory in their place.
 */
export function followedNodes(
  state: TreeState,
  index: LayerIndex,
  literal: Uint32Array,
  onLoop: (path: number) => void,
): Uint32Array {
  const { parent } = index.paths;
  const links = symlinksOf(index);
  if (links.size === 0 || !parent.some((path) => links.has(path))) return literal;
  const resolver = new SymlinkResolver(state, literal, links);
  const nodes = literal.slice();
  for (let path = 1; path < nodes.length; path++) {
    const above = parent[path] ?? rootPath;
    const from = nodes[above] ?? rootPath;
    const target = links.has(above) ? resolver.resolve(from) : from;
    if (target === null) onLoop(above);
    nodes[path] = state.childLike(target ?? from, literal[path] ?? rootPath);
  }
  return nodes;
}

/** Paths that are symlinks at the layer's end, with their targets. */
function symlinksOf(index: LayerIndex): ReadonlyMap<number, ByteString> {
  const links = new Map<number, ByteString>();
  for (let entry = 0; entry < index.count; entry++) {
    const path = index.path[entry] ?? rootPath;
    const kind = kindAt(index, entry);
    if (kind === 'symlink' && path !== rootPath) {
      links.set(path, nameAt(index.links, index.link[entry] ?? 0));
    } else if (links.size > 0 && kind !== 'whiteout' && kind !== 'opaque') {
      links.delete(path);
    }
  }
  return links;
}

/** A symlink that is being followed, with the steps left to take, last one first. */
interface Following {
  readonly link: number;
  readonly steps: ByteString[];
}

/** Follows each symlink once, however many paths lead through it. */
class SymlinkResolver {
  readonly #state: TreeState;
  readonly #targets = new Map<number, ByteString>();
  /** Where symlinks lead. One that is being followed leads nowhere: to meet it again is a loop. */
  readonly #resolved = new Map<number, number | null>();

  constructor(state: TreeState, nodes: Uint32Array, links: ReadonlyMap<number, ByteString>) {
    this.#state = state;
    for (const [path, target] of links) this.#targets.set(nodes[path] ?? rootPath, target);
  }

  /** Where the symlink at `link` leads, or null when it leads nowhere. */
  resolve(link: number): number | null {
    const following: Following[] = [];
    let node = this.#enter(link, following);
    for (let last = following.at(-1); last !== undefined; last = following.at(-1)) {
      if (node === null) return null;
      const step = last.steps.pop();
      if (step === undefined) {
        this.#resolved.set(last.link, node);
        following.pop();
      } else {
        node = this.#enter(this.#take(step, node), following);
      }
    }
    return node;
  }

  /** Where to go on from `node`: if it is a symlink, from where that starts or has led. */
  #enter(node: number, following: Following[]): number | null {
    for (let at = node; ;) {
      const target = this.#targets.get(at);
      if (target === undefined) return at;
      const known = this.#resolved.get(at);
      if (known !== undefined) return known;
      this.#resolved.set(at, null);
      const steps = componentsOf(target).reverse();
      for (const step of steps) this.#state.budget.spend(step.length);
      following.push({ link: at, steps });
      at = target.startsWith('/') ? rootPath : this.#state.paths.parentOf(at);
    }
  }

  #take(step: ByteString, node: number): number {
    const { paths } = this.#state;
    if (step === '..') return paths.parentOf(node);
    return this.#state.child(node, paths.names.intern(step));
  }
}
