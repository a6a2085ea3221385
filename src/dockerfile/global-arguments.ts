import type { Dockerfile } from './dockerfile.ts';
import { readAssignments } from './assignments.ts';
import { expandVariables, knownText } from './variables.ts';

/** The values of the ARGs before the first FROM: what the build was given, else their defaults. */
export function readGlobals(
  { globals }: Dockerfile,
  buildArguments: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { name, value } of globals.flatMap(({ text }) => readAssignments(text))) {
    const standard = value === null ? null : knownText(expandVariables(value, values));
    const known = buildArguments.get(name) ?? standard;
    if (known !== null) values.set(name, known);
  }
  return values;
}
