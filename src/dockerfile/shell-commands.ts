import { shellWords, unquote } from './shell-words.ts';
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

const assignment = /^[A-Za-z_]\w*=/;
/** Words that may stand before a command, and are none. */
const prefixes: ReadonlySet<string> = new Set(
  '! { } if then else elif fi while until do done time exec sudo env nice eatmydata'.split(' '),
);

/** Options of xargs whose value is the next word. */
const xargsValue =
  /^(?:-[adEILnPs]|--(?:arg-file|delimiter|max-args|max-chars|max-procs|process-slot-var))$/;

/** The commands of a script of `sh`, in order. What is in quotes is an argument, whatever it says. */
export function shellCommands(script: string): readonly ShellCommand[] {
  return splitScript(script).flatMap(({ text, isPiped }) => {
    const [name, ...rest] = behindXargs(behindPrefixes(shellWords(text).map(unquote)));
    if (name === undefined) return [];
    return [{ program: name.slice(name.lastIndexOf('/') + 1), words: rest, isPiped }];
  });
}

function behindPrefixes(words: readonly string[]): readonly string[] {
  const first = words.findIndex((word) => !prefixes.has(word) && !assignment.test(word));
  return first < 0 ? [] : words.slice(first);
}

/** The command that xargs adds words to; xargs itself where it names none. */
function behindXargs(words: readonly string[]): readonly string[] {
  if (words[0] !== 'xargs') return words;
  let at = 1;
  while (words[at]?.startsWith('-') === true) at += xargsValue.test(words[at] ?? '') ? 2 : 1;
  return at < words.length ? words.slice(at) : words;
}
