import type { BaseLayers } from '../model/image.ts';
import type { Confidence } from './compare-step.ts';
import type { DockerfileInstruction, Lines } from './dockerfile.ts';

/** Where in the Dockerfile something comes from. */
export interface Place {
  readonly lines: Lines;
  readonly confidence: Confidence;
}

/** The instruction that a step of a history comes from. */
export interface MatchedStep extends Place {
  /** Null where an ONBUILD asked for it, in another Dockerfile. */
  readonly instruction: DockerfileInstruction | null;
}

/** Which lines of a Dockerfile made what of an image. Nothing is in it that was only guessed. */
export interface DockerfileMatch {
  /** As the user named it. */
  readonly file: string;
  /** By step of the image's history; null for those of the base image and those not found. */
  readonly steps: readonly (MatchedStep | null)[];
  /** By layer, without those that were not found. */
  readonly layers: ReadonlyMap<number, Place>;
  /** The lowest of the stages that the image was built from. */
  readonly base: { readonly reference: string | null; readonly lines: Lines };
  /** Which layers came with the base image: of no layer that a line of the file made is that said. */
  readonly baseLayers: BaseLayers;
  /** Layers from the lowest own one, as far as that is known, that no instruction was found for. */
  readonly unmatchedLayers: readonly number[];
}
