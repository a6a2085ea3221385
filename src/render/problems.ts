import type {
  DockerfileLines,
  Report,
  ReportFinding,
  ReportRule,
  ReportRuleDetail,
} from '../report/report.ts';
import { countOf } from '../text/count.ts';
import { escapeLines, escapeOnOneLine } from '../text/escape.ts';
import { formatSize } from '../text/size.ts';
import { gravestFirst } from './gravest-first.ts';
import { ruleFigures } from './rule-figures.ts';
import { shownPath } from './shown-path.ts';

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
  readonly paths: readonly string[];
  readonly dockerfile: DockerfileLines | null;
}

/** Rules that failed, then those that warn, then findings, the gravest first. */
export function problemsOf({ gate, findings }: Report): readonly Problem[] {
  const { rules = [] } = gate ?? {};
  const broken = (['fail', 'warn'] as const).flatMap((status) =>
    rules.filter((rule) => rule.status === status),
  );
  return [...broken.map(ruleProblem), ...gravestFirst(findings).map(findingProblem)];
}

/** Of a rule, whatever came of it. */
export function ruleProblem(rule: ReportRule): Problem {
  const { name, status, message, details } = rule;
  const { actual, limit } = ruleFigures(rule);
  return {
    id: name,
    level: status === 'fail' ? 'error' : 'warning',
    title: `${name}: ${actual}, ${limit}`,
    text: [escapeOnOneLine(message), ...placeLines(details.map(costText))].join('\n'),
    layer: null,
    paths: [],
    dockerfile: null,
  };
}

function costText({ path, pathBase64, layer, bytes }: ReportRuleDetail): string {
  const shown =
    path === undefined ? '' : shownPath(pathBase64 === undefined ? { path } : { path, pathBase64 });
  const parts = [
    bytes === null ? '' : formatSize(bytes),
    layer === null ? '' : `layer ${layer}`,
    shown,
  ];
  return parts.filter((part) => part !== '').join('  ');
}

/** How a severity is called where there are three levels. */
const findingLevels = { high: 'error', medium: 'warning', low: 'note', info: 'note' } as const;

export function findingProblem(finding: ReportFinding): Problem {
  const { id, severity, title, detail, fix, layer, paths, dockerfile = null } = finding;
  const places = placeLines(paths.map((path) => shownPath({ path })));
  return {
    id,
    level: findingLevels[severity],
    title: escapeOnOneLine(title),
    text: [escapeLines(detail), ...places, escapeLines(fix)].join('\n'),
    layer,
    paths,
    dockerfile,
  };
}

/** More places of one problem are only counted. */
const mostPlaces = 10;

function placeLines(places: readonly string[]): readonly string[] {
  const left = places.length - mostPlaces;
  const shown = places.slice(0, mostPlaces).map((place) => `  ${place}`);
  return left > 0 ? [...shown, `  and ${countOf(left, 'more path')}`] : shown;
}
