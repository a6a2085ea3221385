import type { ImageTree } from '../../../filesystem/image-tree.ts';
import { implicit } from '../../../filesystem/versions.ts';
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

const none: readonly Privilege[] = [];

/** What a version gives to whoever meets it in a container. */
export function privilegesOf(tree: ImageTree, version: number): readonly Privilege[] {
  const { inode, layer, entry } = tree.versions;
  const record = entry.at(inode.at(version));
  if (record === implicit) return none;
  const index = tree.layers[layer.at(inode.at(version))];
  const mode = index?.mode[record] ?? 0;
  const hasCapability = index?.xattrs.get(record)?.has(capabilityAttribute) === true;
  // Most versions are done with here.
  if ((mode & (setuid | setgid | anyoneWrites)) === 0 && !hasCapability) return none;
  const type = tree.typeOf(version);
  if (type !== 'file' && type !== 'directory') return none;
  const found: Privilege[] = [];
  // Without a right to run it, or on a directory, the bits mean something harmless.
  const isProgram = type === 'file' && (mode & anyoneRuns) !== 0;
  if (isProgram && (mode & setuid) !== 0) found.push('setuid');
  if (isProgram && (mode & setgid) !== 0) found.push('setgid');
  if (type === 'file' && hasCapability) found.push('capabilities');
  // As in /tmp, a sticky directory lets people touch only what is theirs.
  const isShared = type === 'directory' && (mode & sticky) !== 0;
  if ((mode & anyoneWrites) !== 0 && !isShared) found.push('world-writable');
  return found;
}
