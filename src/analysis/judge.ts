import type { Analysis } from './analysis.ts';
import { judgePaths, type StoredPath } from './forbidden-paths.ts';
import { gateFigures, type Figure } from './gate-figures.ts';
import { limitUnits, type GateRules, type LimitName, type Threshold } from './gate-rules.ts';
import { ruleNames, type Gate, type RuleDetail, type RuleResult, type Verdict } from './gate.ts';

export interface GateInput {
  readonly analysis: Analysis;
  /** How many of the first layers are the base image's. */
  readonly baseLayers: number;
  /** Every version of every path, in any order. */
  readonly versions: () => Iterable<StoredPath>;
}

/** Rows kept of what made a rule warn or fail. */
const mostDetails = 10;

const messages: Readonly<Record<LimitName, { readonly kept: string; readonly broken: string }>> = {
  'lowest-efficiency': {
    kept: 'enough of what the layers store is live',
    broken: 'too little of what the layers store is live',
  },
  'highest-wasted-bytes': {
    kept: 'the layers waste little enough',
    broken: 'the layers store too much that no container can see',
  },
  'highest-user-wasted-percent': {
    kept: "the image's own layers waste little enough",
    broken: "too much of what the image's own layers store is wasted",
  },
  'highest-image-size': {
    kept: 'the image is small enough',
    broken: 'the image is too large',
  },
  'highest-layer-size': {
    kept: 'every layer is small enough',
    broken: 'a layer is too large',
  },
  'max-layers': {
    kept: 'there are few enough layers',
    broken: 'there are too many layers',
  },
  'max-avoidable': {
    kept: 'the image holds little enough that it could do without',
    broken: 'the image holds too much that it could do without',
  },
  'fail-on': {
    kept: 'nothing that was found is so grave',
    broken: 'something was found that must be changed',
  },
};

/** Judges an image by all rules. */
export function judge(input: GateInput, rules: GateRules): Gate {
  const figures = gateFigures(input.analysis, input.baseLayers, rules);
  const results = ruleNames.map((name) =>
    name === 'forbidden-paths'
      ? judgePaths(rules.forbiddenPaths, input.versions)
      : judgeLimit(name, figures[name], rules.limits[name]),
  );
  return { verdict: worst(results), rules: results.map(withFewDetails) };
}

function judgeLimit(name: LimitName, figure: Figure, { warn, fail }: Threshold): RuleResult {
  const unit = limitUnits[name];
  const { actual } = figure;
  const isBeyond = (limit: number | null): limit is number =>
    limit !== null && breaks(name, actual, limit);
  const broken = (status: Verdict, threshold: number): RuleResult => ({
    name,
    status,
    actual,
    threshold,
    unit,
    message: messages[name].broken,
    details: figure.costs(threshold),
  });
  if (isBeyond(fail)) return broken('fail', fail);
  if (isBeyond(warn)) return broken('warn', warn);
  const threshold = firstMet(name, warn, fail);
  return threshold === null
    ? { name, status: 'off', actual: null, threshold, unit, message: 'off', details: [] }
    : { name, status: 'pass', actual, threshold, unit, message: messages[name].kept, details: [] };
}

/** Of two limits the one that is met first, which a warning's need not be. */
function firstMet(name: LimitName, warn: number | null, fail: number | null): number | null {
  if (warn === null || fail === null) return warn ?? fail;
  return breaks(name, warn, fail) ? fail : warn;
}

function breaks(name: LimitName, actual: number, limit: number): boolean {
  switch (name) {
    case 'lowest-efficiency':
      return actual < limit;
    case 'fail-on':
      return actual >= limit;
    default:
      return actual > limit;
  }
}

function worst(results: readonly RuleResult[]): Verdict {
  if (results.some(({ status }) => status === 'fail')) return 'fail';
  return results.some(({ status }) => status === 'warn') ? 'warn' : 'pass';
}

function withFewDetails(result: RuleResult): RuleResult {
  return { ...result, details: result.details.slice(0, mostDetails).map(bareDetail) };
}

/** Without what else the row has that it came from. */
function bareDetail({ path, layer, bytes, finding }: RuleDetail): RuleDetail {
  const detail = { path, layer, bytes };
  return finding === undefined ? detail : { ...detail, finding };
}
