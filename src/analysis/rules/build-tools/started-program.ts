import { shellCommands } from '../../../dockerfile/shell-commands.ts';
import { programOf } from '../../../dockerfile/shell-words.ts';
import type { ImageConfig } from '../../../model/image.ts';

/** What the program of an image is written in, as far as that is told by its name. */
export type Runtime = 'python' | 'node' | 'java' | 'ruby' | 'php' | 'dotnet' | 'binary' | 'shell';

export interface StartedProgram {
  /** Without its directory. */
  readonly name: string;
  readonly runtime: Runtime;
}

const wrappers: ReadonlySet<string> = new Set(
  'tini dumb-init catatonit gosu su-exec env nice timeout exec'.split(' '),
);
const shells: ReadonlySet<string> = new Set(['sh', 'bash', 'ash', 'dash', 'zsh']);
const interpreters: readonly (readonly [RegExp, Runtime])[] = [
  [
    /^(?:python|pypy)[\d.]*$|^(?:gunicorn|uvicorn|hypercorn|daphne|celery|flask|django-admin|streamlit|jupyter.*)$|\.py$/,
    'python',
  ],
  [/^(?:node|nodejs|npm|npx|yarn|pnpm|pm2|next|nest|tsx)$|\.[cm]?js$/, 'node'],
  [/^(?:java|jshell)$|\.jar$/, 'java'],
  [/^(?:ruby|rails|puma|bundle|rackup|unicorn|sidekiq)$|\.rb$/, 'ruby'],
  [/^(?:php|php-fpm|apache2-foreground|frankenphp)[\d.]*$|\.php$/, 'php'],
  [/^dotnet$|\.dll$/, 'dotnet'],
];

/** The program that a container of the image starts; null where it starts none. */
export function startedProgram({ entrypoint, cmd }: ImageConfig): StartedProgram | null {
  const words = wordsOf([...(entrypoint ?? []), ...(cmd ?? [])]);
  const name = words
    .map(programOf)
    .find((word) => !wrappers.has(word) && !/^-|=|^\d+$|^$/.test(word));
  if (name === undefined) return null;
  if (shells.has(name)) return { name, runtime: 'shell' };
  const known = interpreters.find(([pattern]) => pattern.test(name));
  return { name, runtime: known?.[1] ?? 'binary' };
}

/** Of `sh -c SCRIPT` the words of the script's last command: what stays. */
function wordsOf(command: readonly string[]): readonly string[] {
  const [first = '', option, script] = command;
  if (!shells.has(programOf(first)) || option !== '-c' || script === undefined) return command;
  const last = shellCommands(script).at(-1);
  return last === undefined ? command : [last.program, ...last.words];
}
