import type { HistoryStep } from '../model/image.ts';
import { compareStep, readStep } from './compare-step.ts';
import type { Lines, Stage } from './dockerfile.ts';
import { expectStep, type ExpectedStep } from './expected-step.ts';
import type { MatchedStep } from './dockerfile-match.ts';
import { readInstructions } from './read-instructions.ts';

/** ONBUILD instructions that can wait for their image to be built on. */
const mostTriggers = 100;

/**
 * Steps that an ONBUILD of a base image or of an earlier stage asked for stand in no Dockerfile:
 * they come from the FROM that names it.
 */
export function findTriggered(
  steps: readonly (MatchedStep | null)[],
  history: readonly HistoryStep[],
  stages: readonly Stage[],
): readonly (MatchedStep | null)[] {
  const fromAbove = fromLines(steps, stages);
  const waiting: ExpectedStep[] = [];
  return steps.map((place, position) => {
    const step = history[position];
    if (step === undefined) return place;
    const triggers = triggersOf(step);
    waiting.push(...triggers.slice(0, mostTriggers - waiting.length));
    if (place !== null || triggers.length > 0 || waiting.length === 0) return place;
    const read = readStep(step);
    const asked = waiting.findIndex((trigger) => compareStep(trigger, read) !== null);
    if (asked < 0) return null;
    waiting.splice(asked, 1);
    const lines = fromAbove[position];
    return lines === undefined ? null : { lines, confidence: 'likely', instruction: null };
  });
}

/** For each step the FROM that the next step found in the Dockerfile stands below. */
function fromLines(
  steps: readonly (MatchedStep | null)[],
  stages: readonly Stage[],
): readonly (Lines | undefined)[] {
  let next = Infinity;
  return steps
    .toReversed()
    .map((place) => {
      next = place?.lines.start ?? next;
      return stages.findLast(({ from }) => from.lines.start < next)?.from.lines;
    })
    .reverse();
}

function triggersOf({ instruction }: HistoryStep): readonly ExpectedStep[] {
  const [, trigger = ''] = /^ONBUILD (.*)$/i.exec(instruction) ?? [];
  return readInstructions(trigger).map((asked) => expectStep(asked, new Map(), null));
}
