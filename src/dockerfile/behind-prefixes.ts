import { programOf } from './shell-words.ts';

/** A program that runs the command behind it. */
interface Wrapper {
  /** Its options whose value is the next word. */
  readonly valued: RegExp | null;
  /** How many words of its own stand between options and command. */
  readonly operands: number;
}

/** Words of the shell's own that a command may follow. */
const keywords: ReadonlySet<string> = new Set(
  '! { } if then else elif fi while until do done'.split(' '),
);
const assignment = /^[A-Za-z_]\w*=/;

const wrappers: ReadonlyMap<string, Wrapper> = new Map([
  ['eatmydata', { valued: null, operands: 0 }],
  ['nohup', { valued: null, operands: 0 }],
  ['exec', { valued: /^-[cl]*a$/, operands: 0 }],
  ['time', { valued: /^(?:-[^-fo]*[fo]|--(?:format|output))$/, operands: 0 }],
  ['env', { valued: /^(?:-[^-uC]*[uC]|--(?:unset|chdir))$/, operands: 0 }],
  ['nice', { valued: /^(?:-n|--adjustment)$/, operands: 0 }],
  ['ionice', { valued: /^(?:-[^-cn]*[cn]|--(?:class|classdata))$/, operands: 0 }],
  ['timeout', { valued: /^(?:-[^-ks]*[ks]|--(?:kill-after|signal))$/, operands: 1 }],
  ['gosu', { valued: null, operands: 1 }],
  ['su-exec', { valued: null, operands: 1 }],
  [
    'sudo',
    {
      valued:
        /^(?:-[^-CDghpRrTtUu]*[CDghpRrTtUu]|--(?:chdir|chroot|close-from|command-timeout|group|host|other-user|prompt|role|type|user))$/,
      operands: 0,
    },
  ],
  [
    'xargs',
    {
      valued:
        /^(?:-[adEILnPs]|--(?:arg-file|delimiter|max-args|max-chars|max-procs|process-slot-var))$/,
      operands: 0,
    },
  ],
]);

/**
 * The words of the command that is run in the end: `sudo -E timeout 60 make` runs `make`. What names
 * no command behind itself, such as `sudo -v`, is the command.
 */
export function behindPrefixes(words: readonly string[]): readonly string[] {
  const start = words.findIndex((word) => !keywords.has(word) && !assignment.test(word));
  if (start < 0) return [];
  let at = start;
  for (;;) {
    const wrapper = wrappers.get(programOf(words[at] ?? ''));
    const next = wrapper === undefined ? words.length : behindWrapper(words, at, wrapper);
    if (next >= words.length) return words.slice(at);
    at = next;
  }
}

/** Where the command of the wrapper at `at` begins. */
function behindWrapper(words: readonly string[], at: number, wrapper: Wrapper): number {
  let next = at + 1;
  while (words[next]?.startsWith('-') === true) {
    next += wrapper.valued?.test(words[next] ?? '') === true ? 2 : 1;
  }
  next += wrapper.operands;
  while (assignment.test(words[next] ?? '')) next++;
  return next;
}
