import { type RuleName, ruleNames, type RuleUnit } from './gate.ts';

/** The rules that compare one figure with a limit. */
export type LimitName = Exclude<RuleName, 'forbidden-paths'>;
export const limitNames: readonly LimitName[] = ruleNames.filter(
  (name) => name !== 'forbidden-paths',
);

export const limitUnits: Readonly<Record<LimitName, RuleUnit>> = {
  'lowest-efficiency': 'ratio',
  'highest-wasted-bytes': 'bytes',
  'highest-user-wasted-percent': 'ratio',
  'highest-image-size': 'bytes',
  'highest-layer-size': 'bytes',
  'max-layers': 'count',
  'max-avoidable': 'bytes',
  'fail-on': 'severity',
};

/**
 * Where a rule warns and where it fails; a rule with neither is off. A figure equal to it passes,
 * but for `fail-on`, which names the least severity that breaks it.
 */
export interface Threshold {
  readonly warn: number | null;
  readonly fail: number | null;
}

/** Globs as `pathMatcher` takes them. */
export interface ForbiddenPaths {
  readonly warn: readonly string[];
  readonly fail: readonly string[];
}

/** All that the gate judges by. */
export interface GateRules {
  readonly limits: Readonly<Record<LimitName, Threshold>>;
  readonly forbiddenPaths: ForbiddenPaths;
  /** Globs of paths whose waste does not count. dive's figures cannot leave any out. */
  readonly ignorePaths: readonly string[];
  /** Whose figures the first three rules compare. */
  readonly figures: 'layerscope' | 'dive';
}

export const ruleOff: Threshold = { warn: null, fail: null };

/** dive's defaults; what dive does not know is off. */
export const defaultRules: GateRules = {
  limits: {
    'lowest-efficiency': { warn: null, fail: 0.9 },
    'highest-wasted-bytes': ruleOff,
    'highest-user-wasted-percent': { warn: null, fail: 0.1 },
    'highest-image-size': ruleOff,
    'highest-layer-size': ruleOff,
    'max-layers': ruleOff,
    'max-avoidable': ruleOff,
    'fail-on': ruleOff,
  },
  forbiddenPaths: { warn: [], fail: [] },
  ignorePaths: [],
  figures: 'layerscope',
};
