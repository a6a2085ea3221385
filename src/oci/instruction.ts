import { readGoNotation } from './go-notation.ts';

/** A history entry's `created_by`, taken apart for people. */
export interface Instruction {
  /** One line, as a Dockerfile would have it. */
  readonly text: string;
  /** Build arguments that the builder put before the command: `VERSION=1.2`. */
  readonly buildArguments: readonly string[];
}

/** `/bin/sh -c`, `/bin/bash -o pipefail -c` and what else SHELL may have set. */
const posixShell = String.raw`(?:\/usr\/bin\/env )?(?:[\w./-]*\/)?(?:ba|da|a|k|z)?sh(?: -\w*o \w+| --?[\w-]+)*? -\w*c`;
const cmdShell = String.raw`(?:\S*\\)?cmd(?:\.exe)?(?: \/\w)*? \/c`;
/** Windows images set preferences in SHELL, before every command. */
const powerShell = String.raw`(?:\S*\\)?(?:powershell|pwsh)(?:\.exe)?(?: -\w+(?: \w+)?)*? -command(?: \$\w+ ?= ?'\w*';)*`;
const shell = String.raw`(?:${posixShell}|${cmdShell}|${powerShell})(?: |$)`;

const leadingShell = new RegExp(`^${shell}`, 'i');
const shellAtWord = new RegExp(`(?<=^| )${shell}`, 'i');
const buildkitMark = ' # buildkit';
const noOperation = '#(nop) ';
/** What the classic builder calls the source of a COPY or an ADD: a hash, and where it went. */
const hashedSource = / ?(file|dir|multi):([0-9a-f]{12})[0-9a-f]{52} in /;
/** The longest argument that Linux passes to a shell; more of an instruction is not read. */
const longest = 128 * 1024;

/**
 * Reads what the classic builder, BuildKit, buildah and kaniko put into the history. What none of
 * them wrote (`bazel build …`) stays as it is, but for white space.
 */
export function readInstruction(createdBy: string): Instruction {
  const line = createdBy.slice(0, longest).replace(/\s+/g, ' ').trim();
  const unmarked = line.endsWith(buildkitMark) ? line.slice(0, -buildkitMark.length) : line;
  const named = unmarked.startsWith('RUN ') ? unmarked.slice('RUN '.length) : null;
  const { buildArguments, command } = splitArguments(named ?? unmarked);
  const bare = command.replace(leadingShell, '');
  if (bare.startsWith(noOperation)) {
    return { text: readOther(bare.slice(noOperation.length)), buildArguments };
  }
  // Only commands are run by a shell, and given arguments.
  const isRun = named !== null || buildArguments.length > 0 || bare.length < command.length;
  return { text: isRun ? `RUN ${bare}`.trimEnd() : readOther(command), buildArguments };
}

/** `|2 A=1 B=two words /bin/sh -c make`: a count, so many arguments, then the command. */
function splitArguments(line: string): { buildArguments: readonly string[]; command: string } {
  const counted = /^\|(\d{1,6}) /.exec(line);
  if (counted === null) return { buildArguments: [], command: line };
  const count = Number(counted[1]);
  const rest = line.slice(counted[0].length);
  const start = shellAtWord.exec(rest)?.index ?? endOfWords(rest, count);
  return {
    buildArguments: splitAssignments(rest.slice(0, start).trimEnd(), count),
    command: rest.slice(start),
  };
}

/** Where the word after the first `count` begins. */
function endOfWords(line: string, count: number): number {
  let end = 0;
  for (let i = 0; i < count && end < line.length; i++) {
    const space = line.indexOf(' ', end);
    end = space === -1 ? line.length : space + 1;
  }
  return end;
}

/** Values may hold spaces, unquoted: a new argument begins at a word like `NAME=`. */
function splitAssignments(line: string, count: number): readonly string[] {
  const starts = Array.from(line.matchAll(/(?<=^| )[A-Za-z_]\w*=/g), (match) => match.index);
  const kept = starts.slice(0, count);
  return kept.map((start, i) => line.slice(start, kept[i + 1]).trimEnd());
}

function readOther(line: string): string {
  return readGoNotation(line.trimStart().replace(hashedSource, ' $1:$2 '));
}
