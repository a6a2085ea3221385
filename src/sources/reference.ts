import { existsSync } from 'node:fs';
import type { ArchiveKind } from '../model/image.ts';

/** Where to look for an image, before anything was opened. */
export interface Reference {
  /** What a prefix said is there; null leaves it to the bytes. */
  readonly kind: ArchiveKind | null;
  /** A path, or `-` for standard input. */
  readonly path: string;
  /** An image's name that followed the path: `oci:dir:v1`. */
  readonly image: string | null;
}

const kinds: readonly ArchiveKind[] = ['docker-archive', 'oci-archive', 'oci', 'dir'];

/**
 * Reads a reference: `docker-archive:`, `oci-archive:`, `oci:` or `dir:` and a path, or a path by
 * itself. Behind a prefix the path may be followed by a colon and an image's name, as skopeo has
 * it; a file that has the colon in its own name comes first.
 */
export function parseReference(text: string): Reference {
  const kind = kinds.find((candidate) => text.startsWith(`${candidate}:`)) ?? null;
  if (kind === null) return { kind, path: text, image: null };
  const rest = text.slice(kind.length + 1);
  if (existsSync(rest)) return { kind, path: rest, image: null };
  for (let colon = rest.indexOf(':'); colon !== -1; colon = rest.indexOf(':', colon + 1)) {
    const path = rest.slice(0, colon);
    if (path === '-' || existsSync(path)) return { kind, path, image: rest.slice(colon + 1) };
  }
  return { kind, path: rest, image: null };
}
