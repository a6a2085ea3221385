import { readAssignments, readPairs } from './assignments.ts';
import type { Dockerfile, DockerfileInstruction } from './dockerfile.ts';
import { type ExpectedStep, expectStep } from './expected-step.ts';
import { readGlobals } from './global-arguments.ts';
import type { StageChain } from './stage-chain.ts';
import { expandVariables, knownText } from './variables.ts';

/** What the history of an image built by this chain of stages says, step by step. */
export function expectedSteps(
  dockerfile: Dockerfile,
  { stages }: StageChain,
  buildArguments: ReadonlyMap<string, string>,
): readonly ExpectedStep[] {
  const scope = new Scope(readGlobals(dockerfile, buildArguments), buildArguments);
  return stages.flatMap(({ instructions }) => {
    scope.beginStage();
    return instructions.map((instruction) => scope.take(instruction));
  });
}

/** The variables and the working directory at one instruction. */
class Scope {
  readonly #globals: ReadonlyMap<string, string>;
  readonly #buildArguments: ReadonlyMap<string, string>;
  readonly #environment = new Map<string, string | null>();
  /** ARGs count in their own stage only, and ENVs before them. */
  #arguments = new Map<string, string | null>();
  #values = new Map<string, string>();
  /** Null while only the base image knows. */
  #workingDirectory: string | null = null;

  constructor(globals: ReadonlyMap<string, string>, buildArguments: ReadonlyMap<string, string>) {
    this.#globals = globals;
    this.#buildArguments = buildArguments;
  }

  beginStage(): void {
    this.#arguments = new Map();
    this.#values = new Map();
    for (const name of this.#environment.keys()) this.#settle(name);
  }

  take(instruction: DockerfileInstruction): ExpectedStep {
    const { keyword, text } = instruction;
    const before = this.#values;
    if (keyword === 'ARG') this.#declare(text);
    if (keyword === 'WORKDIR') this.#enter(this.#valueOf(text));
    const expected = expectStep(instruction, before, this.#workingDirectory);
    if (keyword === 'ENV') this.#setEnvironment(text);
    return expected;
  }

  #declare(text: string): void {
    for (const { name, value } of readAssignments(text)) {
      const standard = value === null ? this.#globals.get(name) : this.#valueOf(value);
      this.#arguments.set(name, this.#buildArguments.get(name) ?? standard ?? null);
      this.#settle(name);
    }
  }

  /** All values of one ENV are made of what was there before it. */
  #setEnvironment(text: string): void {
    const made = readPairs(text).map(
      ({ name, value }) => [name, this.#valueOf(value ?? '')] as const,
    );
    for (const [name, value] of made) {
      this.#environment.set(name, value);
      this.#settle(name);
    }
  }

  #settle(name: string): void {
    const value = this.#environment.has(name)
      ? this.#environment.get(name)
      : this.#arguments.get(name);
    if (value === null || value === undefined) this.#values.delete(name);
    else this.#values.set(name, value);
  }

  #enter(directory: string | null): void {
    if (directory === null) this.#workingDirectory = null;
    else if (directory.startsWith('/')) this.#workingDirectory = tidy(directory);
    else if (this.#workingDirectory !== null) {
      this.#workingDirectory = tidy(`${this.#workingDirectory}/${directory}`);
    }
  }

  #valueOf(text: string): string | null {
    return knownText(expandVariables(text, this.#values));
  }
}

/** A path without `.`, `..` and slashes that say nothing. */
function tidy(path: string): string {
  const kept: string[] = [];
  for (const name of path.split('/')) {
    if (name === '..') kept.pop();
    else if (name !== '' && name !== '.') kept.push(name);
  }
  return `/${kept.join('/')}`;
}
