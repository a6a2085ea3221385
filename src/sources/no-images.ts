import { type ErrorCode, LayerscopeError } from '../model/error.ts';
import type { ArchiveKind } from '../model/image.ts';
import type { Store } from './store.ts';

/** What a root filesystem has and an archive of images has not. */
const filesystemRoots: ReadonlySet<string> = new Set([
  '.dockerenv',
  'bin',
  'etc',
  'home',
  'lib',
  'opt',
  'root',
  'sbin',
  'usr',
  'var',
]);

/** A project may have one or the other of them, too. */
const fewestRoots = 3;

const promises: Readonly<Record<ArchiveKind, string>> = {
  'docker-archive': 'an archive with a manifest.json that lists images',
  'oci-archive': 'an archive of an OCI layout, with an index.json',
  oci: 'the directory of an OCI layout, with an index.json',
  dir: 'a directory with a manifest.json that is the manifest of one image',
};

/** A prefix of the reference promised another kind of source. */
export function notOfKind(kind: ArchiveKind, subject: string): LayerscopeError {
  return new LayerscopeError({
    code: 'not-an-image',
    tried: `open ${subject}`,
    failed: `it is not ${promises[kind]}`,
    advice: `Leave out ${kind}: and layerscope finds out what it is.`,
  });
}

/** Says of a store without images what it seems to be instead. */
export function noImages(store: Store, subject: string): LayerscopeError {
  const { code, failed, advice } = reasonOf(store);
  return new LayerscopeError({ code, tried: `find an image in ${subject}`, failed, advice });
}

interface Reason {
  readonly code: ErrorCode;
  readonly failed: string;
  readonly advice: string;
}

function holdsFilesystem(roots: ReadonlySet<string>): boolean {
  const found = [...roots].filter((root) => filesystemRoots.has(root));
  return roots.has('.dockerenv') || found.length >= fewestRoots;
}

function reasonOf(store: Store): Reason {
  const roots = new Set<string>();
  for (const name of store.names()) roots.add(name.split('/', 1)[0] ?? name);
  if (store.damage !== null) {
    return {
      code: 'damaged',
      failed: `it breaks off or is damaged at byte ${store.damage.offset ?? 0} (${store.damage.message}), before any image is listed`,
      advice: 'Save or download it again.',
    };
  }
  if (roots.has('manifest.json') || roots.has('index.json')) {
    return {
      code: 'not-an-image',
      failed: 'what it lists are no images',
      advice: 'Save an image into it: docker save -o image.tar NAME',
    };
  }
  if (holdsFilesystem(roots)) {
    return {
      code: 'not-an-image',
      failed: 'it holds a file system, as docker export writes it, and no image with layers',
      advice:
        'Save the image instead: docker save -o image.tar NAME. To look at this file system as ' +
        'one layer, make an image of it with docker import, and save that.',
    };
  }
  if (roots.has('repositories')) {
    return {
      code: 'unsupported',
      failed: 'it was saved by a Docker older than 1.10, which wrote no manifest.json',
      advice: 'Load it with docker load, and save the image again.',
    };
  }
  return {
    code: 'not-an-image',
    failed: `it holds ${roots.size === 0 ? 'no files' : 'neither a manifest.json nor an index.json'}`,
    advice: 'Save the image with docker save -o image.tar NAME, or with skopeo copy.',
  };
}
