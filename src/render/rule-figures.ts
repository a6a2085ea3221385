import { rankName } from '../model/severity.ts';
import type { ReportRule } from '../report/report.ts';
import { formatCount } from '../text/count.ts';
import { formatPercent } from '../text/percent.ts';
import { formatSize } from '../text/size.ts';

type Unit = ReportRule['unit'];

const short: Readonly<Record<Unit, (figure: number) => string>> = {
  ratio: formatPercent,
  bytes: formatSize,
  count: formatCount,
  severity: rankName,
};

const exact: Readonly<Record<Unit, (figure: number) => string>> = {
  // Fifteen digits are those that a double always keeps.
  ratio: (ratio) => `${Number((ratio * 100).toPrecision(15))}%`,
  bytes: (bytes) => `${formatCount(bytes)} B`,
  count: formatCount,
  severity: rankName,
};

/** A rule's figures as people read them; empty when the rule is off. */
export interface RuleFigures {
  readonly actual: string;
  /** What it must keep to: `at most 20.0 MB`. */
  readonly limit: string;
}

/**
 * What a rule judged and by what: rounded, unless that would make two figures look equal that are
 * not, as in "90.0%, at least 90.0%" of a rule that failed.
 */
export function ruleFigures(rule: ReportRule): RuleFigures {
  const { actual, threshold, unit } = rule;
  if (actual === null || threshold === null) return { actual: '', limit: '' };
  const looksEqual = short[unit](actual) === short[unit](threshold);
  const spell = looksEqual && actual !== threshold ? exact[unit] : short[unit];
  return { actual: spell(actual), limit: `${boundOf(rule)} ${spell(threshold)}` };
}

function boundOf({ name, unit }: ReportRule): string {
  if (unit === 'severity') return 'below';
  return name === 'lowest-efficiency' ? 'at least' : 'at most';
}
