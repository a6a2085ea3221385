import { LayerscopeError } from '../model/error.ts';
import { limits } from '../model/limits.ts';
import { artifactName } from './artifact.ts';
import { type Annotations, type Descriptor, readDescriptor } from './descriptor.ts';
import { JsonObject } from './json-object.ts';
import { parseJson } from './json-text.ts';
import { isIndexType, isSchema1Type } from './media-type.ts';

/** What makes one image of one platform (OCI manifest.md; Docker's schema 2 says the same). */
export interface ImageManifest {
  readonly kind: 'manifest';
  readonly config: Descriptor;
  /** From the lowest. */
  readonly layers: readonly Descriptor[];
  readonly annotations: Annotations;
}

/** A list of manifests or of further lists (OCI image-index.md, Docker's manifest list). */
export interface ImageIndex {
  readonly kind: 'index';
  readonly manifests: readonly Descriptor[];
}

/**
 * Reads a manifest or an index, whichever it is. Throws `unsupported` for schema 1 and for what is
 * no image, `damaged` and `limit-exceeded` for what cannot be read.
 */
export function readManifest(text: Uint8Array, document: string): ImageManifest | ImageIndex {
  const json = new JsonObject(parseJson(text, document, limits.manifestBytes), document);
  const mediaType = json.findText('mediaType') ?? '';
  if (isSchema1Type(mediaType) || json.findCount('schemaVersion') === 1) throw schema1(document);
  if (isIndexType(mediaType) || (json.has('manifests') && !json.has('config'))) {
    const manifests = json.objects('manifests').map(readDescriptor);
    if (manifests.length > limits.images) throw tooMany(document, manifests, limits.images);
    return { kind: 'index', manifests };
  }
  const artifactType = json.findText('artifactType') ?? '';
  const configType = json.findObject('config')?.findText('mediaType') ?? '';
  const layers = json.findList('layers') === null ? [] : json.objects('layers').map(readDescriptor);
  const artifact = artifactName({ artifactType, configType, layers });
  if (artifact !== null) throw noImage(document, artifact);
  if (layers.length > limits.layers) throw tooMany(document, layers, limits.layers);
  return {
    kind: 'manifest',
    config: readDescriptor(json.object('config')),
    layers,
    annotations: json.findObject('annotations')?.textFields() ?? {},
  };
}

function schema1(document: string): LayerscopeError {
  return new LayerscopeError({
    code: 'unsupported',
    tried: `read ${document}`,
    failed: "it is in Docker's schema 1, which nothing has written by default since 2016",
    advice: 'Convert the image: skopeo copy --format v2s2 SOURCE docker-archive:image.tar',
  });
}

function noImage(document: string, artifact: string): LayerscopeError {
  return new LayerscopeError({
    code: 'unsupported',
    tried: `read ${document}`,
    failed: `it is ${artifact}, not a container image`,
    advice: 'layerscope looks into images only. Name one, or choose it with --image.',
  });
}

function tooMany(
  document: string,
  listed: readonly Descriptor[],
  accepted: number,
): LayerscopeError {
  return new LayerscopeError({
    code: 'limit-exceeded',
    tried: `read ${document}`,
    failed: `it lists ${listed.length} blobs, more than the ${accepted} accepted`,
    advice: 'No builder writes such a document; check where the image comes from.',
  });
}
