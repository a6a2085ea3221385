import type { DockerfileInstruction, Flag, Heredoc } from './dockerfile.ts';
import { heredocsIn, type HeredocStart } from './heredoc-start.ts';
import { readEscape } from './read-escape.ts';

const mayHaveHeredocs: ReadonlySet<string> = new Set(['RUN', 'COPY', 'ADD']);

/** All instructions of a Dockerfile in order, as BuildKit's parser takes lines together. */
export function readInstructions(text: string): readonly DockerfileInstruction[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/);
  const reader = new InstructionReader(lines, readEscape(lines));
  const instructions: DockerfileInstruction[] = [];
  for (let next = reader.next(); next !== null; next = reader.next()) instructions.push(next);
  return instructions;
}

class InstructionReader {
  readonly #lines: readonly string[];
  readonly #escape: string;
  #at = 0;

  constructor(lines: readonly string[], escape: string) {
    this.#lines = lines;
    this.#escape = escape;
  }

  next(): DockerfileInstruction | null {
    while (this.#at < this.#lines.length && isSkipped(this.#lines[this.#at] ?? '')) this.#at++;
    if (this.#at >= this.#lines.length) return null;
    const start = this.#at + 1;
    const { text, end } = this.#logicalLine();
    const { keyword, flags, rest } = splitInstruction(text);
    const starts = mayHaveHeredocs.has(commandOf(keyword, rest)) ? heredocsIn(rest) : [];
    const heredocs = starts.map((heredoc) => this.#heredoc(heredoc));
    const last = heredocs.length > 0 ? this.#at : end;
    return { keyword, flags, text: rest, heredocs, lines: { start, end: last } };
  }

  /** Lines that end with the escape character go on; comments and empty lines between do not count. */
  #logicalLine(): { readonly text: string; readonly end: number } {
    const parts: string[] = [];
    let end = this.#at;
    for (let goesOn = true; goesOn && this.#at < this.#lines.length;) {
      const line = this.#lines[this.#at++] ?? '';
      if (parts.length > 0 && isSkipped(line)) continue;
      end = this.#at;
      goesOn = this.#isContinued(line);
      parts.push(goesOn ? line.trimEnd().slice(0, -1) : line);
    }
    return { text: parts.join('').trim(), end };
  }

  /** An escape character that is escaped itself continues nothing. */
  #isContinued(line: string): boolean {
    const trimmed = line.trimEnd();
    return trimmed.endsWith(this.#escape) && trimmed.at(-2) !== this.#escape;
  }

  /** Up to the line that ends it, or to the end of the file. */
  #heredoc({ name, dropsTabs }: HeredocStart): Heredoc {
    const content: string[] = [];
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at++] ?? '';
      const kept = dropsTabs ? line.replace(/^\t+/, '') : line;
      if (kept === name) break;
      content.push(kept);
    }
    return { name, content: content.join('\n') };
  }
}

function isSkipped(line: string): boolean {
  const trimmed = line.trimStart();
  return trimmed === '' || trimmed.startsWith('#');
}

/** The instruction that counts: of `ONBUILD RUN make` it is `RUN`. */
function commandOf(keyword: string, rest: string): string {
  return keyword === 'ONBUILD' ? splitInstruction(rest).keyword : keyword;
}

/** `RUN --mount=type=cache make` → its parts. */
export function splitInstruction(line: string): {
  readonly keyword: string;
  readonly flags: readonly Flag[];
  readonly rest: string;
} {
  const [keyword = ''] = /^\S*/.exec(line) ?? [];
  const words = /\s*(?:--([\w-]+)(?:=(\S*))?(?=\s|$))?/y;
  words.lastIndex = keyword.length;
  const flags: Flag[] = [];
  let end = keyword.length;
  for (let found = words.exec(line); found !== null; found = words.exec(line)) {
    end = words.lastIndex;
    if (found[1] === undefined) break;
    flags.push({ name: found[1], value: found[2] ?? '' });
  }
  return { keyword: keyword.toUpperCase(), flags, rest: line.slice(end) };
}
