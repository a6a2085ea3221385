import type { Finding } from '../analysis/finding.ts';
import type { Image } from '../model/image.ts';

/** What people are told about one finding. */
export interface Advice {
  /** What it is, in one line. */
  readonly title: string;
  /** Why it matters, and where it comes from: sentences. */
  readonly detail: string;
  /** What to change: lines, of which those of a Dockerfile are indented by four spaces. */
  readonly fix: string;
}

/** Facts that words are made of, besides the data of the rule. */
export interface Told {
  readonly image: Image;
  readonly finding: Finding;
}

/** The words of one rule. */
export interface RuleWords<Data> {
  /** What it looks for, in a few words, for lists of rules. */
  readonly name: string;
  /** Why that matters and what to do about it, in general: sentences. */
  readonly about: string;
  readonly advise: (data: Data, told: Told) => Advice;
}
