import type { Digest } from '../../model/digest.ts';
import { LayerscopeError } from '../../model/error.ts';
import { limits } from '../../model/limits.ts';
import type { Platform } from '../../model/platform.ts';
import { choosePlatform } from '../../oci/choose-platform.ts';
import { type Descriptor, isAttestation } from '../../oci/descriptor.ts';
import type { ImageManifest, readManifest } from '../../oci/manifest.ts';
import { isIndexType } from '../../oci/media-type.ts';
import { normalisePlatform } from '../../oci/normalise-platform.ts';
import { type Choice, noSuchPlatform } from '../choose-image.ts';
import { peekConfig } from '../peek-config.ts';
import type { ImageDocuments } from './image-documents.ts';

/** The documents of one image of one platform. */
export interface FetchedImage {
  readonly documents: ReadonlyMap<Digest, Uint8Array>;
  readonly descriptor: Descriptor;
  readonly manifest: ImageManifest;
}

/** An image of an index. */
interface Candidate {
  readonly descriptor: Descriptor;
  readonly platform: Platform;
}

/** Requests that may be needed to find out what the parts of an index are. */
const mostQuestions = 64;

/**
 * Fetches the manifest and the config of the image that is meant. Of an index only what is needed
 * to choose: as a rule it says itself for which platforms its images are.
 */
export async function fetchImage(
  source: ImageDocuments,
  top: Descriptor,
  choice: Pick<Choice, 'platform' | 'host'>,
): Promise<FetchedImage> {
  const descriptor = await choose(source, top, choice);
  const manifest = await source.manifest(descriptor.digest);
  if (manifest.kind === 'index') throw notAnImage(source.subject);
  await source.config(manifest.config.digest);
  return { documents: source.documents, descriptor, manifest };
}

async function choose(
  source: ImageDocuments,
  top: Descriptor,
  { platform, host }: Pick<Choice, 'platform' | 'host'>,
): Promise<Descriptor> {
  if ((await source.manifest(top.digest)).kind === 'manifest') return top;
  const candidates = await spread(source, top);
  const platforms = candidates.map((candidate) => candidate.platform);
  if (candidates.length === 0) throw notAnImage(source.subject);
  const wanted = platform === null ? null : normalisePlatform(platform);
  const chosen = candidates[choosePlatform(platforms, wanted, host) ?? -1];
  if (chosen === undefined) throw noSuchPlatform(platforms, [], wanted, source.subject);
  return chosen.descriptor;
}

/** All images of an index, and of the indexes in it. */
async function spread(source: ImageDocuments, top: Descriptor): Promise<readonly Candidate[]> {
  const candidates: Candidate[] = [];
  let questions = 0;
  let level: readonly Descriptor[] = [top];
  for (let depth = 0; level.length > 0; depth++) {
    const below: Descriptor[] = [];
    for (const descriptor of level) {
      if (isAttestation(descriptor)) continue;
      if (descriptor.platform !== null && !isIndexType(descriptor.mediaType)) {
        candidates.push({ descriptor, platform: descriptor.platform });
        continue;
      }
      if (++questions > mostQuestions || depth > limits.indexDepth) throw tooMuch(source.subject);
      const found = await tryManifest(source, descriptor);
      if (found?.kind === 'index') below.push(...found.manifests);
      else if (found !== null) candidates.push(await offer(source, descriptor, found));
    }
    level = below;
  }
  return candidates;
}

/** Null for what is no image, such as a chart or a signature beside one. */
async function tryManifest(
  source: ImageDocuments,
  { digest }: Descriptor,
): Promise<ReturnType<typeof readManifest> | null> {
  try {
    return await source.manifest(digest);
  } catch (error) {
    if (error instanceof LayerscopeError && error.code === 'unsupported') return null;
    throw error;
  }
}

async function offer(
  source: ImageDocuments,
  descriptor: Descriptor,
  { config }: ImageManifest,
): Promise<Candidate> {
  await source.config(config.digest);
  return { descriptor, platform: peekConfig(source, config.digest).platform };
}

function notAnImage(subject: string): LayerscopeError {
  return new LayerscopeError({
    code: 'not-an-image',
    tried: `open ${subject}`,
    failed: 'it is an index that names no container image',
    advice: 'layerscope looks into images only. Name one by its tag or digest.',
  });
}

function tooMuch(subject: string): LayerscopeError {
  return new LayerscopeError({
    code: 'limit-exceeded',
    tried: `find the images of ${subject}`,
    failed: 'its index is nested too deeply, or names too much without saying what it is',
    advice: 'Name the image that is meant by its digest.',
  });
}
