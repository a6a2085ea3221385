import type { OwnStep } from '../../own-steps.ts';
import type { Rule } from '../rule.ts';
import { aboutStep, type StepData } from './about-step.ts';
import { fetchOf } from './fetch-of.ts';

export interface UncheckedDownload extends StepData {
  /** `piped`: a shell runs what comes; `kept`: it is kept; `added`: by ADD. */
  readonly way: 'piped' | 'kept' | 'added';
}

/** What a server sends is built into the image whatever it is. */
export const uncheckedDownload: Rule<'unchecked-download', UncheckedDownload> = {
  id: 'unchecked-download',
  severity: 'medium',
  bySize: false,
  patterns: [],
  reads: null,
  *find({ steps }) {
    for (const step of steps) {
      const { position, layer } = step;
      const way = step.keyword === 'ADD' ? addedBy(step) : fetchedBy(step);
      if (way === null) continue;
      const claim = aboutStep('unchecked-download', { position, layer, way }, step);
      yield { ...claim, severity: way === 'piped' ? 'medium' : 'low' };
    }
  },
};

const shells = /^(?:ba|da|a|k|z)?sh$|^python[\d.]*$|^perl$/;
/** Programs that check what came. Package managers do not: most of them take any file. */
const checkers =
  /^(?:sha\d{1,3}sum|shasum|md5sum|gpg|gpgv|gpg2|cosign|minisign|openssl|cksum|b2sum)$/;

function fetchedBy({ commands }: OwnStep): 'piped' | 'kept' | null {
  const fetches = commands.flatMap((command, at) => {
    const end = fetchOf(command);
    const next = command.isPiped ? (commands[at + 1]?.program ?? '') : '';
    return end === null ? [] : [{ end, next }];
  });
  // What a shell has run already, nothing can check.
  if (fetches.some(({ next }) => shells.test(next))) return 'piped';
  if (commands.some(({ program }) => checkers.test(program))) return null;
  return fetches.some(({ end, next }) => end === 'kept' || next === 'tar') ? 'kept' : null;
}

/** Only a Dockerfile tells whether an ADD had a checksum: histories leave flags out. */
function addedBy({ isWritten, flags, text }: OwnStep): 'added' | null {
  const isRemote = /^["[\s]*https?:\/\//.test(text);
  if (!isWritten || !isRemote || flags.some(({ name }) => name === 'checksum')) return null;
  return 'added';
}
