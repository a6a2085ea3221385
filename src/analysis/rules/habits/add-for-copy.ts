import { copiedSources } from '../copied-sources.ts';
import type { Rule } from '../rule.ts';
import { aboutStep, type StepData } from './about-step.ts';

/** ADD unpacks archives and fetches URLs: where it shall do neither, COPY says so. */
export const addForCopy: Rule<'add-for-copy', StepData> = {
  id: 'add-for-copy',
  severity: 'low',
  bySize: false,
  patterns: [],
  reads: null,
  *find({ steps }) {
    for (const step of steps) {
      if (step.keyword !== 'ADD' || !copiedSources(step).every(isPlain)) continue;
      yield aboutStep('add-for-copy', { position: step.position, layer: step.layer }, step);
    }
  },
};

const archive = /\.(?:tar|tgz|tbz2?|txz|tzst|tar\.\w+|gz|bz2|xz|zst)$/i;
const remote = /^(?:https?|ftp|ssh|git):|^git@|\.git(?:#|$)/i;
/** Of one file, the classic builder's hash does not tell whether it was an archive. */
const hashedFile = /^(?:file|multi):[0-9a-f]{12}$/;

function isPlain(source: string): boolean {
  return (
    !archive.test(source) &&
    !remote.test(source) &&
    !hashedFile.test(source) &&
    !/[$*?]/.test(source)
  );
}
