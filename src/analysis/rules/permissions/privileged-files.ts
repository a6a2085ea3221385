import type { PathFacts, Rule } from '../rule.ts';
import { claimPrivileged, type Privileged } from './claim-privileged.ts';
import { type LivePrivilege, livePrivileges } from './live-privileges.ts';
import { type Privilege, privilegesOf } from './privileges.ts';

/** Own layers add programs that run with more rights than whoever starts them. */
export const privilegedFiles: Rule<'privileged-files', Privileged> = {
  id: 'privileged-files',
  severity: 'low',
  bySize: false,
  patterns: [],
  reads: null,
  find(facts) {
    return claimPrivileged('privileged-files', facts.tree, added(facts, isRight));
  },
};

/** Own layers add what everybody in the container may change. */
export const worldWritable: Rule<'world-writable', Privileged> = {
  id: 'world-writable',
  severity: 'low',
  bySize: false,
  patterns: [],
  reads: null,
  find(facts) {
    return claimPrivileged('world-writable', facts.tree, added(facts, isOpen));
  },
};

/** The base image has such programs: nobody can change that here, but everybody may want to know. */
export const basePrivileges: Rule<'base-privileges', Privileged> = {
  id: 'base-privileges',
  severity: 'info',
  bySize: false,
  patterns: [],
  reads: null,
  find(facts) {
    return claimPrivileged('base-privileges', facts.tree, inherited(facts));
  },
};

function isRight(privilege: Privilege): boolean {
  return privilege !== 'world-writable';
}

function isOpen(privilege: Privilege): boolean {
  return privilege === 'world-writable';
}

/** What own layers have, unless the base image has the same at that path. */
function* added(
  facts: PathFacts,
  isMeant: (privilege: Privilege) => boolean,
): Generator<LivePrivilege> {
  const { tree, image } = facts;
  for (const found of livePrivileges(facts, image.base.count, tree.layerCount)) {
    if (!isMeant(found.privilege)) continue;
    const before = tree.versionAt(tree.versions.node.at(found.version), image.base.count - 1);
    if (before === null || !privilegesOf(tree, before).includes(found.privilege)) yield found;
  }
}

function* inherited(facts: PathFacts): Generator<LivePrivilege> {
  for (const found of livePrivileges(facts, 0, facts.image.base.count)) {
    if (isRight(found.privilege)) yield found;
  }
}
