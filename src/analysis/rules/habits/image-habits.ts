import type { Rule } from '../rule.ts';
import { aboutImage, aboutStep, type StepData } from './about-step.ts';

/** Whether what listens still answers, only the image's author can tell engines how to ask. */
export const noHealthcheck: Rule<'no-healthcheck', null> = {
  id: 'no-healthcheck',
  severity: 'info',
  bySize: false,
  patterns: [],
  reads: null,
  *find({ image, steps }) {
    const { healthcheck, exposedPorts } = image.config;
    // OCI configs cannot keep one, so the history counts as well.
    const isThere =
      healthcheck !== null ||
      image.history.some(({ instruction }) => instruction.startsWith('HEALTHCHECK '));
    if (isThere || exposedPorts.length === 0 || steps.length === 0) return;
    yield aboutImage('no-healthcheck', null);
  },
};

export interface JoinableRuns {
  /** The steps, one after another. */
  readonly steps: readonly StepData[];
}

/** RUNs in a row, of which each keeps what the next one changes. */
export const joinableRuns: Rule<'joinable-runs', JoinableRuns> = {
  id: 'joinable-runs',
  severity: 'info',
  bySize: false,
  patterns: [],
  reads: null,
  *find({ steps }) {
    for (let at = 0; at < steps.length;) {
      let end = at;
      while (steps[end]?.keyword === 'RUN' && steps[end]?.layer !== null) end++;
      const run = steps.slice(at, end);
      const [first] = run;
      if (first !== undefined && run.length >= fewest) {
        const data = { steps: run.map(({ position, layer }) => ({ position, layer })) };
        yield aboutStep('joinable-runs', data, first);
      }
      at = end + 1;
    }
  },
};

/** Two may well be apart, for the cache's sake. */
const fewest = 3;
