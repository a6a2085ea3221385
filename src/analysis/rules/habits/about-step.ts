import type { OwnStep } from '../../own-steps.ts';
import type { Claim } from '../rule.ts';

/** A claim about how one instruction is written: it is about no bytes. */
export function aboutStep<Id extends string, Data>(
  rule: Id,
  data: Data,
  { position, layer }: OwnStep,
): Claim<Id, Data> {
  return {
    about: { rule, data },
    layer,
    step: position,
    live: [],
    waste: [],
    paths: [],
    pathCount: 0,
  };
}

/** The same about the image as a whole. */
export function aboutImage<Id extends string, Data>(rule: Id, data: Data): Claim<Id, Data> {
  return { about: { rule, data }, layer: null, live: [], waste: [], paths: [], pathCount: 0 };
}

/** What the words about an instruction need. */
export interface StepData {
  readonly position: number;
  readonly layer: number | null;
}
