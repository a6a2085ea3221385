import { behindPrefixes } from './behind-prefixes.ts';
import { programOf, shellWords, unquote } from './shell-words.ts';
import { splitScript } from './split-script.ts';

/** One command of a shell script, as far as it can be told without running it. */
export interface ShellCommand {
  /** The program's name without its directory: `apt-get`. */
  readonly program: string;
  /** Its arguments, without quotes; variables are as they were written. */
  readonly words: readonly string[];
  /** Whether its output goes to the next command. */
  readonly isPiped: boolean;
}

const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'zsh']);

/**
 * The commands of a script of `sh`, in order; of `sh -c '…'` those of its script. What else is in
 * quotes is an argument, whatever it says.
 */
export function shellCommands(script: string): readonly ShellCommand[] {
  return splitScript(script).flatMap(({ text, isPiped }) => {
    const [name, ...words] = behindPrefixes(shellWords(text).map(unquote));
    if (name === undefined) return [];
    const program = programOf(name);
    const inner = shells.has(program) ? scriptOf(words) : null;
    return inner === null ? [{ program, words, isPiped }] : commandsOf(inner, isPiped);
  });
}

/** What its last command puts out is what the shell puts out. */
function commandsOf(script: string, isPiped: boolean): readonly ShellCommand[] {
  const commands = shellCommands(script);
  const last = commands.at(-1);
  return last === undefined ? [] : [...commands.slice(0, -1), { ...last, isPiped }];
}

/** The script of `-c`, which may be joined with other options: `-euxo pipefail -c SCRIPT`. */
function scriptOf(words: readonly string[]): string | null {
  let at = 0;
  let isGiven = false;
  for (; /^[-+]./.test(words[at] ?? ''); at++) {
    const option = words[at] ?? '';
    isGiven ||= /^-\w*c/.test(option);
    if (/^[-+]\w*o$/.test(option)) at++;
  }
  return isGiven ? (words[at] ?? null) : null;
}
