import { existsSync } from 'node:fs';
import type { ArchiveKind } from '../model/image.ts';
import { LayerscopeError } from '../model/error.ts';
import { isRegistryName } from '../oci/registry-name.ts';
import { type EngineName, engineNames } from './engine/endpoint.ts';

/** Where to look for an image, before anything was opened. */
export type Reference =
  | ArchiveReference
  /** An image that an engine has. */
  | { readonly kind: 'engine'; readonly engine: EngineName; readonly name: string }
  | { readonly kind: 'registry'; readonly name: string }
  /** An image in the files of podman and buildah. */
  | { readonly kind: 'containers-storage'; readonly name: string }
  /** A name by itself: whoever has it. */
  | { readonly kind: 'name'; readonly name: string };

/** A file, a directory or standard input. */
export interface ArchiveReference {
  readonly kind: 'archive';
  /** What a prefix said is there; null leaves it to the bytes. */
  readonly format: ArchiveKind | null;
  /** A path, or `-` for standard input. */
  readonly path: string;
  /** An image's name that followed the path: `oci:dir:v1`. */
  readonly image: string | null;
}

const formats: readonly ArchiveKind[] = ['docker-archive', 'oci-archive', 'oci', 'dir'];
const registryScheme = 'registry://';
const containersScheme = 'containers-storage:';

/** What begins like a path or ends like an archive is never taken for a name. */
const pathLike = /^(?:\.{0,2}\/|\.{1,2}$|~|[a-z]:\\)|\.(?:tar|tgz|gz|zst|tzst)$/i;

/**
 * Reads a reference: `docker-archive:`, `oci-archive:`, `oci:` or `dir:` and a path; `docker://`,
 * `podman://`, `registry://` or `containers-storage:` and a name; or by itself a path or a name: what
 * is there as a file is no name. Throws `not-found` for what can be neither.
 */
export function parseReference(text: string): Reference {
  const format = formats.find((candidate) => text.startsWith(`${candidate}:`));
  if (format !== undefined) return parsePath(format, text.slice(format.length + 1));
  const engine = engineNames.find((candidate) => text.startsWith(`${candidate}://`));
  if (engine !== undefined) {
    return { kind: 'engine', engine, name: text.slice(engine.length + '://'.length) };
  }
  if (text.startsWith(registryScheme)) {
    return { kind: 'registry', name: text.slice(registryScheme.length) };
  }
  if (text.startsWith(containersScheme)) {
    return { kind: 'containers-storage', name: text.slice(containersScheme.length) };
  }
  if (text === '-' || pathLike.test(text) || existsSync(text)) {
    return { kind: 'archive', format: null, path: text, image: null };
  }
  if (isRegistryName(text)) return { kind: 'name', name: text };
  throw new LayerscopeError({
    code: 'not-found',
    tried: `open ${text}`,
    failed: 'there is no such file, and no image can have this name',
    advice: 'Check the path. Names are like nginx:1.27 or ghcr.io/org/app:v1, in lower case.',
  });
}

/**
 * Behind a prefix the path may be followed by a colon and an image's name, as skopeo has it; a file
 * that has the colon in its own name comes first.
 */
function parsePath(format: ArchiveKind, rest: string): ArchiveReference {
  if (existsSync(rest)) return { kind: 'archive', format, path: rest, image: null };
  for (let colon = rest.indexOf(':'); colon !== -1; colon = rest.indexOf(':', colon + 1)) {
    const path = rest.slice(0, colon);
    if (path === '-' || existsSync(path)) {
      return { kind: 'archive', format, path, image: rest.slice(colon + 1) };
    }
  }
  return { kind: 'archive', format, path: rest, image: null };
}
