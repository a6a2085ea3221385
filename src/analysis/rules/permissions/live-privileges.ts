import { live } from '../../../filesystem/versions.ts';
import type { PathFacts } from '../rule.ts';
import { type Privilege, privilegesOf } from './privileges.ts';

/** A version of the final filesystem, and what it gives to whoever meets it. */
export interface LivePrivilege {
  readonly version: number;
  readonly privilege: Privilege;
}

/** What layers from `first` up to, but without, `end` give, of what is wanted. */
export function* livePrivileges(
  { tree, isWanted }: PathFacts,
  first: number,
  end: number,
): Generator<LivePrivilege> {
  const { versions } = tree;
  for (let version = 0; version < versions.count; version++) {
    const layer = versions.layer.at(version);
    if (versions.end.at(version) !== live || layer < first || layer >= end) continue;
    const privileges = privilegesOf(tree, version);
    if (privileges.length === 0 || !isWanted(versions.node.at(version))) continue;
    for (const privilege of privileges) yield { version, privilege };
  }
}
