import type { ImageTree } from '../../../filesystem/image-tree.ts';
import { type Claim, mostPaths } from '../rule.ts';
import type { LivePrivilege } from './live-privileges.ts';
import type { Privilege } from './privileges.ts';

/** Paths that one layer gives the same privilege. */
export interface Privileged {
  readonly layer: number;
  readonly privilege: Privilege;
}

/** One claim for each layer and privilege, on no bytes: it is not about their size. */
export function claimPrivileged<Id extends string>(
  rule: Id,
  tree: ImageTree,
  found: Iterable<LivePrivilege>,
): readonly Claim<Id, Privileged>[] {
  const groups = new Map<string, { readonly data: Privileged; readonly nodes: number[] }>();
  for (const { version, privilege } of found) {
    const layer = tree.versions.layer.at(version);
    const key = `${layer} ${privilege}`;
    const group = groups.get(key) ?? { data: { layer, privilege }, nodes: [] };
    groups.set(key, group);
    group.nodes.push(tree.versions.node.at(version));
  }
  return Array.from(groups.values(), ({ data, nodes }) => ({
    about: { rule, data },
    layer: data.layer,
    live: [],
    waste: [],
    paths: nodes.slice(0, mostPaths).map((node) => tree.pathOf(node)),
    pathCount: nodes.length,
  }));
}
