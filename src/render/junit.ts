import { rankOf } from '../model/severity.ts';
import type { Report, ReportFinding, ReportGate, ReportRule } from '../report/report.ts';
import { escapeOnOneLine } from '../text/escape.ts';
import { damageProblems, findingProblem, type Problem, ruleProblem } from './problems.ts';
import { element, renderXml, type XmlElement } from './xml.ts';

/**
 * What becomes of a rule or a finding; `told` passes, and says something all the same. An `error` is
 * what could not be judged.
 */
type Outcome = 'passed' | 'told' | 'failed' | 'skipped' | 'error';

interface TestCase {
  readonly name: string;
  readonly outcome: Outcome;
  readonly problem: Problem;
}

/**
 * The verdict in the form in which CI systems take results of tests: a suite of the gate's rules and
 * one of the findings, and before them what could not be read. A finding fails where the gate fails for it, or without a gate if it is more
 * than an information; else it is skipped.
 */
export function renderJunit(report: Report): string {
  const { gate = null, findings, image, warnings } = report;
  const damage = damageProblems(warnings);
  const suites = [
    ...(damage.length === 0 ? [] : [suite('image', damage.map(damageCase))]),
    ...(gate === null ? [] : [suite('rules', gate.rules.map(ruleCase))]),
    suite(
      'findings',
      findings.map((finding) => findingCase(finding, gate)),
    ),
  ];
  const name = `layerscope ${escapeOnOneLine(image.reference)}`;
  return renderXml(element('testsuites', { name }, suites));
}

function damageCase(problem: Problem): TestCase {
  return { name: problem.id, outcome: 'error', problem };
}

function ruleCase(rule: ReportRule): TestCase {
  const outcomes = { pass: 'passed', warn: 'told', fail: 'failed', off: 'skipped' } as const;
  return { name: rule.name, outcome: outcomes[rule.status], problem: ruleProblem(rule) };
}

function findingCase(finding: ReportFinding, gate: ReportGate | null): TestCase {
  const problem = findingProblem(finding);
  return {
    name: `${finding.id}: ${problem.title}`,
    outcome: rankOf(finding.severity) >= leastFailing(gate) ? 'failed' : 'skipped',
    problem,
  };
}

/** The rank from which on findings fail. */
function leastFailing(gate: ReportGate | null): number {
  if (gate === null) return rankOf('low');
  const rule = gate.rules.find(({ name }) => name === 'fail-on');
  return rule?.status === 'fail' && rule.threshold !== null ? rule.threshold : Infinity;
}

function suite(name: string, cases: readonly TestCase[]): XmlElement {
  const count = (wanted: Outcome): number =>
    cases.filter(({ outcome }) => outcome === wanted).length;
  const counts = {
    tests: cases.length,
    failures: count('failed'),
    skipped: count('skipped'),
    errors: count('error'),
  };
  return element(
    'testsuite',
    { name, ...counts },
    cases.map((each) => caseElement(each, name)),
  );
}

function caseElement({ name, outcome, problem }: TestCase, suiteName: string): XmlElement {
  const attributes = { classname: `layerscope.${suiteName}`, name };
  return element('testcase', attributes, outcomeElements(outcome, problem));
}

function outcomeElements(outcome: Outcome, { id, title, text }: Problem): readonly XmlElement[] {
  switch (outcome) {
    case 'passed':
      return [];
    case 'told':
      return [element('system-out', {}, `${title}\n${text}`)];
    case 'failed':
      return [element('failure', { message: title, type: id }, text)];
    case 'error':
      return [element('error', { message: title, type: id }, text)];
    case 'skipped':
      return [element('skipped', { message: text.split('\n')[0] ?? '' })];
  }
}
