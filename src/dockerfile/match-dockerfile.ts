import type { Image } from '../model/image.ts';
import { limits } from '../model/limits.ts';
import { align } from './align.ts';
import { compareStep, type Confidence, readStep } from './compare-step.ts';
import type { Dockerfile, Stage } from './dockerfile.ts';
import type { DockerfileMatch, MatchedStep } from './dockerfile-match.ts';
import type { ExpectedStep } from './expected-step.ts';
import { expectedSteps } from './expected-steps.ts';
import { matchLayers } from './match-layers.ts';
import { baseBelow } from './base-below.ts';
import { findTriggered } from './triggers.ts';
import { findStage, stageChain } from './stage-chain.ts';

const weights: Readonly<Record<Confidence, number>> = { certain: 2, likely: 1 };

/**
 * Finds the instructions of a Dockerfile in an image's history. `target` is the stage that was
 * built, the last one if null. Null where the Dockerfile has no such stage.
 */
export function matchDockerfile(
  dockerfile: Dockerfile,
  image: Image,
  target: string | null,
): DockerfileMatch | null {
  const stage = findStage(dockerfile, target);
  return stage === null ? null : matchStage(dockerfile, stage, image);
}

function matchStage(dockerfile: Dockerfile, stage: Stage, image: Image): DockerfileMatch {
  const buildArguments = argumentsOf(image);
  const chain = stageChain(dockerfile, stage, buildArguments);
  const expected = expectedSteps(dockerfile, chain, buildArguments).slice(-limits.dockerfileSteps);
  const [lowest = stage] = chain.stages;
  const found = matchSteps(expected, image);
  const steps = findTriggered(found, image.history, chain.stages);
  const layers = matchLayers(steps, image.history);
  const baseLayers = isBaseSure(image)
    ? image.base
    : baseBelow({ expected, steps, layers, reference: chain.base }, image);
  const lowestOwn =
    isBaseSure(image) || layers.size === 0 ? image.base.count : Math.min(...layers.keys());
  return {
    file: dockerfile.file,
    steps,
    layers,
    base: { reference: chain.base, lines: lowest.from.lines },
    baseLayers,
    unmatchedLayers: image.layers
      .map(({ index }) => index)
      .filter((layer) => layer >= lowestOwn && !layers.has(layer)),
  };
}

/** Build arguments as RUN steps name them; later ones count. */
function argumentsOf({ history }: Image): ReadonlyMap<string, string> {
  return new Map(
    history
      .flatMap(({ buildArguments }) => buildArguments)
      .map((text) => {
        const equals = text.indexOf('=');
        return [text.slice(0, equals), text.slice(equals + 1)];
      }),
  );
}

function matchSteps(
  expected: readonly ExpectedStep[],
  image: Image,
): readonly (MatchedStep | null)[] {
  const { history, base } = image;
  const lastOfBase = isBaseSure(image)
    ? history.findLastIndex(({ layer }) => layer !== null && layer < base.count)
    : -1;
  const first = Math.max(lastOfBase + 1, history.length - limits.dockerfileSteps);
  const read = history.slice(first).map(readStep);
  const compare = (a: number, b: number): Confidence | null => {
    const [instruction, step] = [expected[a], read[b]];
    return instruction === undefined || step === undefined ? null : compareStep(instruction, step);
  };
  const partners = align(expected.length, read.length, (a, b) => {
    const confidence = compare(a, b);
    return confidence === null ? 0 : weights[confidence];
  });
  return history.map((_, position) => {
    const partner = partners[position - first] ?? null;
    const confidence = partner === null ? null : compare(partner, position - first);
    const instruction = partner === null ? undefined : expected[partner]?.instruction;
    if (confidence === null || instruction === undefined) return null;
    return { lines: instruction.lines, confidence, instruction };
  });
}

/** Whether somebody said what the base image is; a guess is no reason to leave steps out. */
function isBaseSure({ base }: Image): boolean {
  return base.foundBy === 'option' || base.foundBy === 'annotation';
}
