import { type Digest, isDigest } from '../model/digest.ts';
import { LayerscopeError } from '../model/error.ts';
import { limits } from '../model/limits.ts';
import { type Descriptor, readDescriptor } from './descriptor.ts';
import { type JsonObject, readObjects } from './json-object.ts';
import { parseJson } from './json-text.ts';

const document = 'manifest.json';
/** Of all images of an archive together. */
const maximumTags = 10_000;

/** One image of the list that `docker save` writes. Config and layers are names of files. */
export interface DockerImage {
  readonly config: string;
  /** From the lowest. */
  readonly layers: readonly string[];
  readonly tags: readonly string[];
  /** Docker 25 and later describe the layers too, by diffID. */
  readonly sources: ReadonlyMap<Digest, Descriptor>;
}

/**
 * The images of a docker-archive's `manifest.json`. Null when it is no list: skopeo's `dir:`
 * directories have a file of the same name that is a manifest.
 */
export function readDockerManifest(text: Uint8Array): readonly DockerImage[] | null {
  const value = parseJson(text, document, limits.manifestBytes);
  if (!Array.isArray(value)) return null;
  if (value.length > limits.images) {
    throw tooMany(`${value.length} images, more than the ${limits.images}`);
  }
  const images = readObjects(value, document, '').map(readImage);
  const tags = images.reduce((count, image) => count + image.tags.length, 0);
  if (tags > maximumTags) throw tooMany(`${tags} tags, more than the ${maximumTags}`);
  return images;
}

function readImage(json: JsonObject): DockerImage {
  const layers = json.findTexts('Layers') ?? [];
  if (layers.length > limits.layers) {
    throw tooMany(`an image of ${layers.length} layers, more than the ${limits.layers}`);
  }
  return {
    config: json.text('Config'),
    layers,
    tags: json.findTexts('RepoTags') ?? [],
    sources: readSources(json.findObject('LayerSources')),
  };
}

function readSources(json: JsonObject | null): ReadonlyMap<Digest, Descriptor> {
  const sources = new Map<Digest, Descriptor>();
  for (const diffId of json?.names() ?? []) {
    const source = json?.findObject(diffId) ?? null;
    if (isDigest(diffId) && source !== null) sources.set(diffId, readDescriptor(source));
  }
  return sources;
}

function tooMany(failed: string): LayerscopeError {
  return new LayerscopeError({
    code: 'limit-exceeded',
    tried: `read ${document}`,
    failed: `it lists ${failed} accepted`,
    advice: 'No engine saves such an archive; check where it comes from.',
  });
}
