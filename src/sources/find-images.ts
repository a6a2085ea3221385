import type { LayerscopeError } from '../model/error.ts';
import type { SourceKind } from '../model/image.ts';
import { limits } from '../model/limits.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import { readDockerManifest } from '../oci/docker-manifest.ts';
import { readManifest } from '../oci/manifest.ts';
import { digestOf } from './digest-of.ts';
import { addDockerImages } from './docker-images.ts';
import { readIndexImages } from './index-images.ts';
import { IndexReader } from './index-reader.ts';
import { dirLayout, type Layout, ociLayout } from './layout.ts';
import { noImages, notOfKind } from './no-images.ts';
import type { OfferedImage } from './offered-image.ts';
import type { Store } from './store.ts';

export interface FoundImages {
  readonly source: SourceKind;
  /** At least one. */
  readonly images: readonly OfferedImage[];
  /** Why some of what an index names is none of them. */
  readonly refusals: readonly LayerscopeError[];
}

/**
 * All images of a store: what its `index.json` names together with what its `manifest.json` lists,
 * or the one that a `dir:` directory is. `wanted` is what a prefix of the reference promised, or
 * null; `subject` is what messages call the store.
 */
export function findImages(store: Store, wanted: SourceKind | null, subject: string): FoundImages {
  const manifestJson = store.document('manifest.json', limits.manifestBytes);
  const indexJson = store.document('index.json', limits.manifestBytes);
  const listed = manifestJson === null ? null : readDockerManifest(manifestJson);
  const oci = store.kind === 'archive' ? 'oci-archive' : 'oci';
  const kinds: readonly (SourceKind | null)[] = [
    listed === null ? null : 'docker-archive',
    indexJson === null ? null : oci,
    manifestJson === null || listed !== null ? null : 'dir',
  ];
  const source = kinds.find((kind) => kind !== null && (wanted === null || kind === wanted));
  if (source === undefined || source === null) {
    throw wanted === null ? noImages(store, subject) : notOfKind(wanted, subject);
  }
  const { layout, topmost } =
    source === 'dir' && manifestJson !== null
      ? readDir(manifestJson)
      : { layout: ociLayout, topmost: indexJson === null ? [] : readIndexJson(indexJson) };
  const reader = new IndexReader(store, layout);
  const images = addDockerImages(readIndexImages(topmost, reader), listed ?? [], store);
  if (images.length === 0) throw reader.refusals[0] ?? noImages(store, subject);
  return { source, images, refusals: reader.refusals };
}

interface Topmost {
  readonly layout: Layout;
  readonly topmost: readonly Descriptor[];
}

function readDir(manifestJson: Uint8Array): Topmost {
  const digest = digestOf(manifestJson);
  return {
    layout: dirLayout(digest),
    topmost: [{ mediaType: '', digest, urls: [], annotations: {}, platform: null }],
  };
}

function readIndexJson(indexJson: Uint8Array): readonly Descriptor[] {
  const index = readManifest(indexJson, 'index.json');
  return index.kind === 'index' ? index.manifests : [];
}
