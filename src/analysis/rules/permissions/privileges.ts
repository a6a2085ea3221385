import { attributesOf } from '../../../filesystem/file-attributes.ts';
import type { ImageTree } from '../../../filesystem/image-tree.ts';
import { live } from '../../../filesystem/versions.ts';
import { encodeText } from '../../../model/byte-string.ts';

/** What makes a file more than one that its owner may run. */
export type Privilege = 'setuid' | 'setgid' | 'capabilities' | 'world-writable';

const setuid = 0o4000;
const setgid = 0o2000;
const sticky = 0o1000;
const anyoneWrites = 0o002;
const anyoneRuns = 0o111;
/** Where Linux keeps the capabilities of a program (capabilities(7)). */
const capabilityAttribute = encodeText('security.capability');

/** What a version gives to whoever meets it in a container. */
export function privilegesOf(tree: ImageTree, version: number): readonly Privilege[] {
  const type = tree.typeOf(version);
  const attributes = attributesOf(tree, version);
  if (attributes === null || (type !== 'file' && type !== 'directory')) return [];
  const { mode, xattrs } = attributes;
  const found: Privilege[] = [];
  // Without a right to run it, or on a directory, the bits mean something harmless.
  const isProgram = type === 'file' && (mode & anyoneRuns) !== 0;
  if (isProgram && (mode & setuid) !== 0) found.push('setuid');
  if (isProgram && (mode & setgid) !== 0) found.push('setgid');
  if (type === 'file' && xattrs?.has(capabilityAttribute) === true) found.push('capabilities');
  // As in /tmp, a sticky directory lets people touch only what is theirs.
  const isShared = type === 'directory' && (mode & sticky) !== 0;
  if ((mode & anyoneWrites) !== 0 && !isShared) found.push('world-writable');
  return found;
}

/** Versions of the final filesystem that layers from `first` up to, but without, `end` made. */
export function* liveVersions(tree: ImageTree, first: number, end: number): Generator<number> {
  for (let layer = first; layer < end; layer++) {
    for (const version of tree.versionsMadeBy(layer)) {
      if (tree.versions.end.at(version) === live) yield version;
    }
  }
}
