import type { OwnStep } from '../../own-steps.ts';
import type { Rule } from '../rule.ts';
import { aboutStep, type StepData } from './about-step.ts';

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

const fetchers: ReadonlySet<string> = new Set(['curl', 'wget']);
const shells = /^(?:ba|da|a|k|z)?sh$|^python[\d.]*$|^perl$/;
/** Programs that check what came, and package managers that check what they are given. */
const checkers =
  /^(?:sha\d{1,3}sum|shasum|md5sum|gpg|gpgv|gpg2|cosign|minisign|openssl|dpkg|apt-get|apt|apk|rpm|dnf|yum|apt-key|cksum|b2sum)$/;

function fetchedBy({ commands }: OwnStep): 'piped' | 'kept' | null {
  const fetches = commands.flatMap(({ program, words, isPiped }, at) =>
    fetchers.has(program) && words.some((word) => /^https?:\/\//.test(word))
      ? [{ isPiped, next: commands[at + 1]?.program ?? '', words }]
      : [],
  );
  if (fetches.length === 0 || commands.some(({ program }) => checkers.test(program))) return null;
  if (fetches.some(({ isPiped, next }) => isPiped && shells.test(next))) return 'piped';
  const isKept = fetches.some(
    ({ isPiped, next, words }) =>
      (isPiped && next === 'tar') ||
      words.some((word) => /^(?:-\w*[oO]|--output|--remote-name)/.test(word)),
  );
  return isKept ? 'kept' : null;
}

/** Only a Dockerfile tells whether an ADD had a checksum: histories leave flags out. */
function addedBy({ isWritten, flags, text }: OwnStep): 'added' | null {
  const isRemote = /^["[\s]*https?:\/\//.test(text);
  if (!isWritten || !isRemote || flags.some(({ name }) => name === 'checksum')) return null;
  return 'added';
}
