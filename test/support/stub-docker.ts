import { stubProgram, type StubProgram } from './stub-program.ts';

/** The ID of what it builds. */
export const builtId = `sha256:${'1a'.repeat(32)}`;

interface Behaviour {
  readonly name?: string;
  /** What it writes as the ID; nothing where it is empty. */
  readonly written?: string;
  readonly exitCode?: number;
}

/** A docker, or another builder, that does of a build only what the option `--iidfile` asks for. */
export function stubDocker({
  name = 'docker',
  written = builtId,
  exitCode = 0,
}: Behaviour = {}): StubProgram {
  return stubProgram(
    name,
    `const at = words.findIndex((word) => word.startsWith('--iidfile'));
     const file = words[at].includes('=') ? words[at].slice(10) : words[at + 1];
     const written = ${JSON.stringify(written)};
     if (${exitCode} === 0 && written !== '') writeFileSync(file, written);
     process.exit(${exitCode});`,
  );
}
