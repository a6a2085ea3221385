import type { Rule } from '../rule.ts';
import { aboutStep, type StepData } from './about-step.ts';

export interface ShellForm extends StepData {
  readonly keyword: string;
}

/** A shell between the engine and the program keeps signals from it: it is killed, not stopped. */
export const shellForm: Rule<'shell-form', ShellForm> = {
  id: 'shell-form',
  severity: 'low',
  bySize: false,
  patterns: [],
  reads: null,
  *find({ steps, image }) {
    for (const [keyword, words] of [
      ['ENTRYPOINT', image.config.entrypoint],
      ['CMD', image.config.cmd],
    ] as const) {
      // A CMD beside an ENTRYPOINT is its arguments.
      if (keyword === 'CMD' && (image.config.entrypoint ?? []).length > 0) continue;
      const step = steps.findLast((own) => own.keyword === keyword);
      if (step === undefined || !isShellForm(words ?? [])) continue;
      const { position, layer } = step;
      yield aboutStep('shell-form', { position, layer, keyword }, step);
    }
  },
};

/** `["/bin/sh", "-c", "nginx"]`; with `exec`, the shell makes way for the program. */
function isShellForm(words: readonly string[]): boolean {
  const [shell = '', ...rest] = words;
  const script = rest.at(-1) ?? '';
  const isShell = /(?:^|\/)(?:ba|da|a|k|z)?sh$/.test(shell) && rest.at(-2)?.endsWith('c') === true;
  return isShell && !/(?:^|[\s;&|])exec\s/.test(script);
}
