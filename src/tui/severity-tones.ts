import type { Severity } from '../model/severity.ts';
import type { Tone } from './screen/span.ts';

/** How grave a finding looks; its severity, or a mark, stands there too. */
export const severityTones: Readonly<Record<Severity, Tone>> = {
  high: 'bad',
  medium: 'warn',
  low: 'text',
  info: 'dim',
};
