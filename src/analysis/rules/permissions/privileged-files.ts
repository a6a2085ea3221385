import type { ImageTree } from '../../../filesystem/image-tree.ts';
import type { Rule } from '../rule.ts';
import { claimPrivileged, type Privileged } from './claim-privileged.ts';
import { liveVersions, type Privilege, privilegesOf } from './privileges.ts';

/** Own layers add programs that run with more rights than whoever starts them. */
export const privilegedFiles: Rule<'privileged-files', Privileged> = {
  id: 'privileged-files',
  severity: 'low',
  bySize: false,
  patterns: [],
  reads: null,
  find({ tree, image }) {
    return claimPrivileged('privileged-files', tree, added(tree, image.base.count, isRight));
  },
};

/** Own layers add what everybody in the container may change. */
export const worldWritable: Rule<'world-writable', Privileged> = {
  id: 'world-writable',
  severity: 'low',
  bySize: false,
  patterns: [],
  reads: null,
  find({ tree, image }) {
    return claimPrivileged('world-writable', tree, added(tree, image.base.count, isOpen));
  },
};

/** The base image has such programs: nobody can change that here, but everybody may want to know. */
export const basePrivileges: Rule<'base-privileges', Privileged> = {
  id: 'base-privileges',
  severity: 'info',
  bySize: false,
  patterns: [],
  reads: null,
  find({ tree, image }) {
    return claimPrivileged('base-privileges', tree, inherited(tree, image.base.count));
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
  tree: ImageTree,
  baseCount: number,
  isWanted: (privilege: Privilege) => boolean,
): Generator<{ readonly version: number; readonly privilege: Privilege }> {
  for (const version of liveVersions(tree, baseCount, tree.layerCount)) {
    const wanted = privilegesOf(tree, version).filter(isWanted);
    if (wanted.length === 0) continue;
    const before = tree.versionAt(tree.versions.node.at(version), baseCount - 1);
    const had = before === null ? [] : privilegesOf(tree, before);
    for (const privilege of wanted) if (!had.includes(privilege)) yield { version, privilege };
  }
}

function* inherited(
  tree: ImageTree,
  baseCount: number,
): Generator<{ readonly version: number; readonly privilege: Privilege }> {
  for (const version of liveVersions(tree, 0, baseCount)) {
    for (const privilege of privilegesOf(tree, version).filter(isRight))
      yield { version, privilege };
  }
}
