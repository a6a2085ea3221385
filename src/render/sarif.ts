import type { Report } from '../report/report.ts';
import { fingerprintsOf } from './fingerprint.ts';
import { renderJson } from './json.ts';
import { type Problem, problemsOf } from './problems.ts';
import { sarifLocation } from './sarif-location.ts';

/**
 * What is wrong with the image as a log of SARIF 2.1.0: one result for each rule that broke and for
 * each finding. https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 */
export function renderSarif(report: Report): Iterable<string> {
  const problems = problemsOf(report);
  const fingerprints = fingerprintsOf(problems, report);
  const rules = rulesOf(problems, report);
  const ids = rules.map(({ id }) => id);
  const results = problems.map((problem, i) => ({
    ruleId: problem.id,
    ruleIndex: ids.indexOf(problem.id),
    level: problem.level,
    message: message(`${problem.title}\n${problem.text}`),
    locations: [sarifLocation(problem, report)],
    partialFingerprints: { 'layerscope/v1': fingerprints[i] },
  }));
  return renderJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver: { ...report.tool, rules } }, results }],
  });
}

interface SarifRule {
  readonly id: string;
  readonly shortDescription: Message;
  readonly fullDescription: Message;
  readonly help: Message;
  readonly defaultConfiguration: { readonly level: Problem['level'] };
}

/** The rules that broke or found something, each once, as grave as its gravest problem. */
function rulesOf(problems: readonly Problem[], report: Report): readonly SarifRule[] {
  const rules = new Map<string, SarifRule>();
  for (const { id, level } of problems) {
    if (rules.has(id)) continue;
    const { name, about } = aboutOf(id, report);
    rules.set(id, {
      id,
      shortDescription: message(name),
      fullDescription: message(about),
      help: message(about),
      defaultConfiguration: { level },
    });
  }
  return [...rules.values()];
}

/** What a rule is about. Those of the gate have no more words than what came of them. */
function aboutOf(id: string, { findingRules, gate }: Report): { name: string; about: string } {
  const found = findingRules.find((rule) => rule.id === id);
  if (found !== undefined) return found;
  const broken = gate?.rules.find(({ name }) => name === id);
  return { name: id, about: broken?.message ?? id };
}

interface Message {
  readonly text: string;
}

/** Brackets that a parenthesis follows would be a link (section 3.11.6). */
function message(text: string): Message {
  return { text: text.includes('](') ? text.replace(/[[\]]/g, '\\$&') : text };
}
