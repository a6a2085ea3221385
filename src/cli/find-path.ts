import type { ImageTree } from '../filesystem/image-tree.ts';
import { resolvePath } from '../filesystem/resolve-path.ts';
import type { ByteString } from '../model/byte-string.ts';
import { LayerscopeError } from '../model/error.ts';
import { escapeBytes } from '../text/escape.ts';
import { knownLayer } from './known-layer.ts';
import { typedPath } from './typed-path.ts';

/** Something that the user named, and the layer whose state it is seen in. */
export interface FoundPath {
  readonly version: number;
  readonly layer: number;
}

/**
 * Finds what a path leads to at layer `given`, or in the final filesystem. Where it leads nowhere,
 * the error says which other layer has it.
 */
export function findPath(tree: ImageTree, path: string, given: number | null): FoundPath {
  const layer = given === null ? tree.layerCount - 1 : knownLayer(tree, given);
  const meant = typedPath(path, (name) => isAnywhere(tree, name));
  const found = resolvePath(tree, meant, layer);
  if (found.kind === 'found') return { version: found.version, layer };
  const where = given === null ? 'in the final filesystem' : `at layer ${given}`;
  throw new LayerscopeError({
    code: 'not-found',
    tried: `find ${path} ${where}`,
    ...(found.kind === 'loop'
      ? loop
      : (elsewhere(tree, meant, layer) ?? nowhere(tree, found.link))),
  });
}

function isAnywhere(tree: ImageTree, path: ByteString): boolean {
  return tree.layers.some((_, layer) => resolvePath(tree, path, layer).kind === 'found');
}

interface Reason {
  readonly failed: string;
  readonly advice: string;
}

const loop: Reason = {
  failed: 'it leads through a loop of symbolic links, or through too many',
  advice: '`layerscope ls` shows where links lead.',
};

/** The nearest earlier layer that has the path, else the first later one, in words. */
function elsewhere(tree: ImageTree, path: ByteString, layer: number): Reason | null {
  const has = (other: number): boolean => resolvePath(tree, path, other).kind === 'found';
  for (let other = layer - 1; other >= 0; other--) {
    if (!has(other)) continue;
    const advice = `Layer ${other} still has it: use --layer ${other}.`;
    return { failed: `layer ${other + 1} deleted it`, advice };
  }
  for (let other = layer + 1; other < tree.layerCount; other++) {
    if (!has(other)) continue;
    return { failed: `it comes with layer ${other}`, advice: `Use --layer ${other}.` };
  }
  return null;
}

function nowhere(tree: ImageTree, link: number | null): Reason {
  if (link === null) {
    return {
      failed: 'no layer has anything of that name',
      advice: '`layerscope ls` lists what there is.',
    };
  }
  const name = escapeBytes(tree.pathOf(tree.versions.node.at(link)));
  return {
    failed: `/${name} is a symbolic link that leads to nothing`,
    advice: '`layerscope ls` shows where links lead.',
  };
}
