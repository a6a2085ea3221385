import type { Digest } from '../model/digest.ts';
import type { Image, ImageLayer, SourceKind } from '../model/image.ts';
import type { Platform } from '../model/platform.ts';
import type { Warning } from '../model/warning.ts';
import { findBaseLayers, readBaseReference } from './base-layers.ts';
import type { Annotations } from './descriptor.ts';
import { layerInstructions, matchHistory } from './history.ts';
import type { ConfigFile } from './image-config.ts';

/** What a source knows of one layer. */
export type LayerFacts = Pick<ImageLayer, 'digest' | 'mediaType' | 'compressedBytes'>;

export interface ImageFacts {
  readonly source: SourceKind;
  /** Of the manifest. */
  readonly digest: Digest | null;
  /** As the source lists it; what the config says counts first. */
  readonly platform: Platform;
  readonly tags: readonly string[];
  readonly annotations: Annotations;
  readonly config: ConfigFile;
  readonly layers: readonly LayerFacts[];
  /** `--base-layers`, or null. */
  readonly baseOption: number | null;
  /** The diffIDs of the image that has a digest, or null when the source does not hold it. */
  readonly diffIdsOf: (digest: string) => readonly (Digest | null)[] | null;
}

/** Puts together all that is said of an image, and warns where its history does not fit it. */
export function describeImage(facts: ImageFacts): { image: Image; warnings: readonly Warning[] } {
  const { config } = facts;
  const { steps, complete } = matchHistory(config.history, facts.layers.length);
  const reference = readBaseReference(facts.annotations, config.config.labels);
  const stepOf = new Map(steps.map((step) => [step.layer, step]));
  const instructions = layerInstructions(steps);
  const image: Image = {
    source: facts.source,
    digest: facts.digest,
    platform: joinPlatforms(config.platform, facts.platform),
    created: config.created,
    tags: facts.tags,
    config: config.config,
    history: steps,
    layers: facts.layers.map((layer, index) => ({
      ...layer,
      index,
      diffId: config.diffIds[index] ?? null,
      instruction: instructions.get(index) ?? '',
      createdBy: stepOf.get(index)?.createdBy ?? '',
      created: stepOf.get(index)?.created ?? null,
    })),
    base: findBaseLayers({
      option: facts.baseOption,
      layers: facts.layers.length,
      steps,
      reference,
      referencedLayers: countReferenced(facts, reference.digest),
    }),
  };
  return { image, warnings: complete ? [] : [historyMismatch(facts)] };
}

/** Configs often leave the variant out that the index gives. */
function joinPlatforms(own: Platform | null, listed: Platform): Platform {
  return own === null ? listed : { ...own, variant: own.variant ?? listed.variant };
}

/** How many layers the base image has, if this image does begin with them. */
function countReferenced(facts: ImageFacts, digest: string | null): number | null {
  const base = (digest === null ? null : facts.diffIdsOf(digest)) ?? [];
  const own = facts.config.diffIds;
  const isBase = base.every((diffId, i) => diffId !== null && diffId === own[i]);
  return isBase && base.length > 0 ? base.length : null;
}

function historyMismatch({ config, layers }: ImageFacts): Warning {
  const makers = config.history.filter((entry) => !entry.emptyLayer).length;
  return {
    code: 'history-mismatch',
    message: `the image has ${layers.length} layers and the history steps for ${makers}; instructions were matched from the top`,
    path: null,
    offset: null,
    layer: null,
  };
}
