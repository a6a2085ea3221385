import type { ReportRule } from '../report/report.ts';
import { formatCount } from '../text/count.ts';
import { formatPercent } from '../text/percent.ts';
import { formatSize } from '../text/size.ts';

type Unit = ReportRule['unit'];

const short: Readonly<Record<Unit, (figure: number) => string>> = {
  ratio: formatPercent,
  bytes: formatSize,
  count: formatCount,
};

const exact: Readonly<Record<Unit, (figure: number) => string>> = {
  // Fifteen digits are those that a double always keeps.
  ratio: (ratio) => `${Number((ratio * 100).toPrecision(15))}%`,
  bytes: (bytes) => `${formatCount(bytes)} B`,
  count: formatCount,
};

/** A rule's figures as people read them; empty when the rule is off. */
export interface RuleFigures {
  readonly actual: string;
  readonly threshold: string;
}

/**
 * What a rule judged and by what: rounded, unless that would make two figures look equal that are
 * not, as in "90.0%, at least 90.0%" of a rule that failed.
 */
export function ruleFigures(rule: ReportRule): RuleFigures {
  const rounded = spellFigures(rule, short[rule.unit]);
  return rule.actual === rule.threshold || rounded.actual !== rounded.threshold
    ? rounded
    : spellFigures(rule, exact[rule.unit]);
}

function spellFigures(
  { actual, threshold }: ReportRule,
  spell: (figure: number) => string,
): RuleFigures {
  return {
    actual: actual === null ? '' : spell(actual),
    threshold: threshold === null ? '' : spell(threshold),
  };
}
