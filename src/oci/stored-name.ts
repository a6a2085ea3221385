import { hexOf } from '../model/digest.ts';
import { familiarName, type ImageNames, withTag } from './image-name.ts';
import { namesRegistry } from './registry-name.ts';

/**
 * Which images of an engine's store a name means, as podman has it: one of localhost, the name
 * itself, then a digest, an ID or the start of one, and last what ends in the name, for the user
 * left the registry out. A tag is never guessed, as it is in an archive: what an engine does not
 * have is elsewhere. The first of these readings that fits any image decides.
 */
export function findStored<T extends ImageNames>(
  wanted: string,
  images: readonly T[],
): readonly T[] {
  const name = withTag(familiarName(wanted));
  const isShort = !namesRegistry(wanted);
  const digest = wanted.slice(wanted.indexOf('@') + 1);
  const idStart = /^(?:sha256:)?([0-9a-f]{4,64})$/.exec(wanted)?.[1];
  const readings: readonly ((image: T) => boolean)[] = [
    ({ tags }) => isShort && tags.includes(`localhost/${name}`),
    ({ tags }) => tags.includes(name),
    ({ digests }) => digests.some((candidate) => candidate === digest),
    ({ digests }) =>
      idStart !== undefined && digests.some((candidate) => hexOf(candidate).startsWith(idStart)),
    ({ tags }) => isShort && tags.some((tag) => tag.endsWith(`/${name}`)),
  ];
  for (const reading of readings) {
    const fitting = images.filter(reading);
    if (fitting.length > 0) return fitting;
  }
  return [];
}
