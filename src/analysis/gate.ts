import type { ByteString } from '../model/byte-string.ts';
import type { Finding } from './finding.ts';

/** The rules of the gate, in the order in which they are judged and shown. */
export const ruleNames = [
  'lowest-efficiency',
  'highest-wasted-bytes',
  'highest-user-wasted-percent',
  'highest-image-size',
  'highest-layer-size',
  'max-layers',
  'max-avoidable',
  'fail-on',
  'forbidden-paths',
] as const;
export type RuleName = (typeof ruleNames)[number];

export type Verdict = 'pass' | 'warn' | 'fail';

/** What `actual` and `threshold` count: a share of 1, bytes, things, or the rank of a severity. */
export type RuleUnit = 'ratio' | 'bytes' | 'count' | 'severity';

/** Something that made a rule warn or fail. */
export interface RuleDetail {
  readonly path: ByteString | null;
  /** Counted from 0. */
  readonly layer: number | null;
  readonly bytes: number | null;
  /** Of rules that judge findings, which one it is. */
  readonly finding?: Finding;
}

export interface RuleResult {
  readonly name: RuleName;
  readonly status: Verdict | 'off';
  /** Null when the rule is off. */
  readonly actual: number | null;
  /** The limit that decided; of a rule that passes, the one it would meet first. Null when off. */
  readonly threshold: number | null;
  readonly unit: RuleUnit;
  /** A sentence without figures and full stop: what the outcome means. */
  readonly message: string;
  /** What cost most, dearest first; empty unless the rule warns or fails. */
  readonly details: readonly RuleDetail[];
}

export interface Gate {
  /** The worst of the rules. */
  readonly verdict: Verdict;
  readonly rules: readonly RuleResult[];
}
