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
  const rules = rulesOf(problems);
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
  readonly defaultConfiguration: { readonly level: Problem['level'] };
}

/** Each rule once, as its gravest problem has it. */
function rulesOf(problems: readonly Problem[]): readonly SarifRule[] {
  const rules = new Map<string, SarifRule>();
  for (const { id, level, title } of problems) {
    if (rules.has(id)) continue;
    rules.set(id, { id, shortDescription: message(title), defaultConfiguration: { level } });
  }
  return [...rules.values()];
}

interface Message {
  readonly text: string;
}

/** Brackets that a parenthesis follows would be a link (section 3.11.6). */
function message(text: string): Message {
  return { text: text.includes('](') ? text.replace(/[[\]]/g, '\\$&') : text };
}
