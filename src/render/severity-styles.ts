import type { Severity } from '../model/severity.ts';
import type { Style } from './line.ts';

/** How grave a finding looks. */
export const severityStyles: Readonly<Record<Severity, Style>> = {
  high: 'bad',
  medium: 'warn',
  low: 'plain',
  info: 'quiet',
};
