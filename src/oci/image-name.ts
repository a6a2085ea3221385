import { type Digest, hexOf } from '../model/digest.ts';
import type { Annotations } from './descriptor.ts';

/** What an image goes by. */
export interface ImageNames {
  /** Familiar names, `nginx:1.27`, or bare tags. */
  readonly tags: readonly string[];
  /** Of its config (its ID), its manifest, and the index that lists it. */
  readonly digests: readonly Digest[];
}

/** A name as people write it: Docker's registry goes without saying. */
export function familiarName(name: string): string {
  return name.replace(/^(?:index\.)?docker\.io\//, '').replace(/^library\/(?=[^/]+$)/, '');
}

/** Without a tag or a digest, `latest` is meant. */
export function withTag(name: string): string {
  return /[:@][^/]*$/.test(name) ? name : `${name}:latest`;
}

/** The name that annotations give an image. containerd's is whole; the other may be a bare tag. */
export function annotatedName(annotations: Annotations): string | null {
  const keys = ['io.containerd.image.name', 'org.opencontainers.image.ref.name'];
  const key = keys.find((candidate) => Object.hasOwn(annotations, candidate));
  const name = key === undefined ? '' : (annotations[key] ?? '');
  return name === '' ? null : familiarName(name);
}

/**
 * Whether a name is rather an ID, whole or its start, which nobody has in a registry. A short one has
 * a digit among its letters: `facade` and `deadbeef` are names.
 */
export function isImageId(name: string): boolean {
  return /^(?:sha256:.*|(?=.*\d)[0-9a-f]{7,63}|[0-9a-f]{64})$/.test(name);
}

/**
 * Which images of an archive `wanted` can mean, as positions: a full name, then less and less of
 * one, then a digest or the start of an ID. The first of these readings that fits any image decides.
 */
export function matchName(wanted: string, images: readonly ImageNames[]): readonly number[] {
  const digest = wanted.slice(wanted.indexOf('@') + 1);
  const idStart = /^(?:sha256:)?([0-9a-f]{4,})$/.exec(digest)?.[1];
  const name = familiarName(wanted);
  const readings: readonly ((image: ImageNames) => boolean)[] = [
    ({ tags }) => tags.includes(name),
    ({ tags }) => tags.includes(`${name}:latest`),
    ({ tags }) => tags.some((tag) => repositoryOf(tag) === name),
    ({ tags }) => tags.some((tag) => tag.endsWith(`/${name}`)),
    ({ tags }) => tags.some((tag) => repositoryOf(tag).endsWith(`/${name}`)),
    ({ tags }) => tags.some((tag) => tag.slice(repositoryOf(tag).length) === `:${name}`),
    ({ digests }) => digests.some((candidate) => candidate === digest),
    ({ digests }) =>
      idStart !== undefined && digests.some((candidate) => hexOf(candidate).startsWith(idStart)),
  ];
  for (const reading of readings) {
    const fitting = images.flatMap((image, i) => (reading(image) ? [i] : []));
    if (fitting.length > 0) return fitting;
  }
  return [];
}

/** `127.0.0.1:5000/app` of `127.0.0.1:5000/app:1`: the tag's colon stands after the last slash. */
function repositoryOf(tag: string): string {
  const colon = tag.indexOf(':', tag.lastIndexOf('/') + 1);
  return colon === -1 ? tag : tag.slice(0, colon);
}
