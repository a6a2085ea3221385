import { readPairs } from './assignments.ts';
import type { DockerfileInstruction } from './dockerfile.ts';
import { expandVariables, type Pieces } from './variables.ts';

/** How an instruction may read in an image's history: any of `readings` will do. */
export interface ExpectedStep {
  readonly instruction: DockerfileInstruction;
  /** Without keyword and flags, and in the form of `canonical`. */
  readonly readings: readonly Pieces[];
}

/**
 * A text as it compares: builders print words with and without quotes, brackets and commas, and
 * histories have lost line breaks.
 */
export function canonical(text: string): string {
  return text
    .replace(/["'\\[\]]/g, '')
    .replace(/[\s,]+/g, ' ')
    .trim();
}

/**
 * Builders write instructions into the history as they stand (buildah, kaniko), or with variables
 * expanded (BuildKit, Docker's classic builder), and a WORKDIR with all that it stands below.
 */
export function expectStep(
  instruction: DockerfileInstruction,
  values: ReadonlyMap<string, string>,
  workingDirectory: string | null,
): ExpectedStep {
  const readings = readingsOf(instruction, values, workingDirectory);
  return { instruction, readings: readings.map((pieces) => pieces.map(canonical)) };
}

function readingsOf(
  { keyword, text, flags, heredocs }: DockerfileInstruction,
  values: ReadonlyMap<string, string>,
  workingDirectory: string | null,
): readonly Pieces[] {
  if (keyword === 'RUN') {
    const written = flags.map(({ name, value }) => `--${name}=${value} `).join('');
    const [first] = heredocs;
    const scripts =
      first === undefined
        ? []
        : [
            first.content,
            `/dev/pipes/${first.name}`,
            [text, ...heredocs.map(({ content }) => content)].join('\n'),
            [text, ...heredocs.flatMap(({ name, content }) => [content, name])].join('\n'),
          ];
    return [text, written + text, ...scripts].map((reading) => [reading]);
  }
  const expanded = expandVariables(text, values);
  if (keyword === 'WORKDIR' && workingDirectory !== null) {
    return [[text], expanded, [workingDirectory]];
  }
  if (keyword === 'ENV' || keyword === 'LABEL') {
    const pairs = readPairs(text).map(({ name, value }) => `${name}=${value ?? ''}`);
    return [[text], expandVariables(pairs.join(' '), values)];
  }
  if (heredocs.length === 0) return [[text], expanded];
  // BuildKit names the here-documents that it copies without the dash that drops their tabs.
  return [[text], expanded, expandVariables(text.replace(/(?<=^|\s)<<-/g, '<<'), values)];
}
