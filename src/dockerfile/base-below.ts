import type { BaseLayers, Image } from '../model/image.ts';
import type { MatchedStep, Place } from './dockerfile-match.ts';
import type { ExpectedStep } from './expected-step.ts';

/** What a Dockerfile says of an image's history, and what of it was found there. */
interface Found {
  readonly expected: readonly ExpectedStep[];
  readonly steps: readonly (MatchedStep | null)[];
  /** By layer, where it comes from. */
  readonly layers: ReadonlyMap<number, Place>;
  /** What the lowest stage is FROM; null where that is not known. */
  readonly reference: string | null;
}

const makesLayer = new Set(['RUN', 'COPY', 'ADD', 'WORKDIR']);

/**
 * The base image's layers, of an image of which they were only guessed: those below what the
 * Dockerfile made. Where its first instruction was not found, some of the layers below may still be
 * its own or the base's, and no more is said than that what it made is not the base's.
 */
export function baseBelow(found: Found, { base }: Image): BaseLayers {
  const count = countBelow(found, base.count);
  return count === base.count ? base : { ...base, count, foundBy: 'dockerfile' };
}

function countBelow({ expected, steps, layers, reference }: Found, guess: number): number {
  if (layers.size === 0) return guess;
  if (reference === 'scratch') return 0;
  const lowest = Math.min(...layers.keys());
  const first = expected.find(({ instruction }) => makesLayer.has(instruction.keyword));
  const isWhole = steps.some((step) => step !== null && step.instruction === first?.instruction);
  return isWhole ? lowest : Math.min(lowest, guess);
}
