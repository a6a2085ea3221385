import type { Dockerfile, DockerfileInstruction, Stage } from './dockerfile.ts';
import { readInstructions } from './read-instructions.ts';

/** Reads a Dockerfile (docs.docker.com/reference/dockerfile). Any text is one, if an odd one. */
export function readDockerfile(text: string, file: string): Dockerfile {
  const instructions = readInstructions(text);
  const starts = instructions.flatMap(({ keyword }, i) => (keyword === 'FROM' ? [i] : []));
  return {
    file,
    globals: instructions.slice(0, starts[0]).filter(({ keyword }) => keyword === 'ARG'),
    stages: starts.map((start, i) => readStage(instructions.slice(start, starts[i + 1]))),
  };
}

function readStage([from, ...instructions]: readonly DockerfileInstruction[]): Stage {
  if (from === undefined) throw new Error('a stage begins with FROM');
  const [base = '', as = '', name = ''] = from.text.split(/\s+/);
  const isNamed = as.toLowerCase() === 'as' && name !== '';
  return { from, base, name: isNamed ? name.toLowerCase() : null, instructions };
}
