import type { ReportGate, ReportRule } from '../report/report.ts';
import { countOf, formatCount } from '../text/count.ts';

/** How many rules were judged, and how many of them broke: `2 of 4 rules failed, 1 warned`. */
export function verdictWords({ verdict, rules }: ReportGate): string {
  const count = (status: ReportRule['status']): number =>
    rules.filter((rule) => rule.status === status).length;
  const judged = countOf(rules.length - count('off'), 'rule');
  const failed = `${formatCount(count('fail'))} of ${judged} failed`;
  const warned = `${formatCount(count('warn'))} warned`;
  switch (verdict) {
    case 'pass':
      return `${judged} passed`;
    case 'warn':
      return `${judged}, none failed, ${warned}`;
    case 'fail':
      return count('warn') === 0 ? failed : `${failed}, ${warned}`;
  }
}
