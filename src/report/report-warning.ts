import { isDamage, type Warning } from '../model/warning.ts';
import { maybeReportPath } from './report-path.ts';
import type { ReportWarning } from './report.ts';

export function reportWarning(warning: Warning): ReportWarning {
  const { code, message, layer, offset } = warning;
  return {
    code,
    severity: isDamage(code) ? 'damage' : 'notice',
    message,
    ...(layer === null ? {} : { layer }),
    ...maybeReportPath(warning.path),
    ...(offset === null ? {} : { offset }),
  };
}
