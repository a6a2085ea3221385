import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryDirectory } from './temporary-directory.ts';

export interface StubProgram {
  /** A PATH on which nothing else is. */
  readonly path: string;
  /** The arguments of each of its runs. */
  readonly runs: () => readonly (readonly string[])[];
}

/** A program of that name that runs `script`, JavaScript, where `words` are its arguments. */
export function stubProgram(name: string, script: string): StubProgram {
  const directory = temporaryDirectory();
  const log = join(directory, 'log');
  const file = join(directory, name);
  writeFileSync(
    file,
    `#!${process.execPath}
const words = process.argv.slice(2);
const { appendFileSync, writeFileSync } = require('node:fs');
appendFileSync(${JSON.stringify(log)}, JSON.stringify(words) + '\\n');
${script}
`,
  );
  chmodSync(file, 0o755);
  return {
    path: directory,
    runs: () =>
      existsSync(log)
        ? readFileSync(log, 'utf8')
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line))
        : [],
  };
}
