import type { Rule } from '../rule.ts';
import { aboutImage } from './about-step.ts';

export interface FloatingBase {
  readonly reference: string;
  /** Empty where there is none. */
  readonly tag: string;
}

/** A tag that moves makes another image of the same Dockerfile from one day to the next. */
export const floatingBase: Rule<'floating-base', FloatingBase> = {
  id: 'floating-base',
  severity: 'low',
  bySize: false,
  patterns: [],
  reads: null,
  *find({ image, dockerfile }) {
    const reference = dockerfile?.base.reference ?? image.base.name;
    if (reference === null || reference === 'scratch' || reference.includes('@')) return;
    if (dockerfile === null && image.base.digest !== null) return;
    const name = reference.slice(reference.lastIndexOf('/') + 1);
    const tag = name.includes(':') ? name.slice(name.indexOf(':') + 1) : '';
    const data = { reference, tag };
    yield {
      ...aboutImage('floating-base', data),
      ...(dockerfile === null ? {} : { lines: dockerfile.base.lines }),
      severity: tag === '' || tag === 'latest' ? 'low' : 'info',
    };
  },
};
