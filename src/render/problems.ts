import { gravestFirst } from '../model/severity.ts';
import type { Report, ReportFinding, ReportRule, ReportRuleDetail } from '../report/report.ts';
import { formatCount } from '../text/count.ts';
import { escapeOnOneLine } from '../text/escape.ts';
import { formatSize } from '../text/size.ts';
import { costName } from './cost-name.ts';
import { ruleFigures } from './rule-figures.ts';
import { damageTexts } from './warnings.ts';
import { shownPaths } from './shown-path.ts';

/** What tools for reviews are told of: a rule of the gate that broke, or a finding. */
export interface Problem {
  /** Name of the rule that broke, or that found it. */
  readonly id: string;
  readonly level: 'error' | 'warning' | 'note';
  /** One line, escaped. */
  readonly title: string;
  /** Why, where and what to do: lines, escaped. */
  readonly text: string;
  readonly layer: number | null;
  /** The instruction to change, where it is known. */
  readonly dockerfile: DockerfileLines | null;
}

interface DockerfileLines {
  readonly file: string;
  /** Counted from 1, the last one included. */
  readonly first: number;
  readonly last: number;
}

/** Damage, then rules that failed, then those that warn, then findings, the gravest first. */
export function problemsOf({ gate, findings, warnings }: Report): readonly Problem[] {
  const { rules = [] } = gate ?? {};
  const broken = (['fail', 'warn'] as const).flatMap((status) =>
    rules.filter((rule) => rule.status === status),
  );
  return [
    ...damageProblems(warnings),
    ...broken.map(ruleProblem),
    ...gravestFirst(findings).map(findingProblem),
  ];
}

/** One for all that could not be read: whatever else is told, or not told, is only of the rest. */
export function damageProblems(warnings: Report['warnings']): readonly Problem[] {
  const texts = damageTexts(warnings);
  if (texts.length === 0) return [];
  const title = 'Some of the image could not be read';
  const text = ['All that is told here is of the rest.', ...texts].join('\n');
  return [{ id: 'damaged-image', level: 'warning', title, text, layer: null, dockerfile: null }];
}

/** Of a rule, whatever came of it. */
export function ruleProblem(rule: ReportRule): Problem {
  const { name, status, message, details } = rule;
  const { actual, limit } = ruleFigures(rule);
  return {
    id: name,
    level: status === 'fail' ? 'error' : 'warning',
    title: `${name}: ${actual}, ${limit}`,
    text: [escapeOnOneLine(message), ...placeLines(details.map(costText), details.length)].join(
      '\n',
    ),
    layer: null,
    dockerfile: null,
  };
}

function costText(detail: ReportRuleDetail): string {
  const { layer, bytes } = detail;
  const parts = [
    bytes === null ? '' : formatSize(bytes),
    layer === null ? '' : `layer ${layer}`,
    costName(detail),
  ];
  return parts.filter((part) => part !== '').join('  ');
}

/** How a severity is called where there are three levels. */
const findingLevels = { high: 'error', medium: 'warning', low: 'note', info: 'note' } as const;

/** The words of a finding are escaped already. */
export function findingProblem(finding: ReportFinding): Problem {
  const { id, severity, title, detail, fix, layer, pathCount, file, lines } = finding;
  const places = placeLines(shownPaths(finding), pathCount);
  return {
    id,
    level: findingLevels[severity],
    title,
    text: [detail, ...places, fix].join('\n'),
    layer,
    dockerfile: file === undefined || lines === undefined ? null : { file, ...lines },
  };
}

/** More places of one problem are only counted. */
const mostPlaces = 10;

function placeLines(places: readonly string[], count: number): readonly string[] {
  const shown = places.slice(0, mostPlaces).map((place) => `  ${place}`);
  const left = count - shown.length;
  return left > 0 ? [...shown, `  and ${formatCount(left)} more`] : shown;
}
