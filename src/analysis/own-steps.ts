import type { DockerfileMatch } from '../dockerfile/dockerfile-match.ts';
import type { Flag } from '../dockerfile/dockerfile.ts';
import { splitInstruction } from '../dockerfile/read-instructions.ts';
import { type ShellCommand, shellCommands } from '../dockerfile/shell-commands.ts';
import type { HistoryStep, Image } from '../model/image.ts';
import { limits } from '../model/limits.ts';

/** One instruction of the image's own Dockerfile. */
export interface OwnStep {
  /** In the image's history. */
  readonly position: number;
  /** The layer it made, or null. */
  readonly layer: number | null;
  readonly keyword: string;
  readonly flags: readonly Flag[];
  /** What stands after keyword and flags. */
  readonly text: string;
  /** Those of a RUN, as far as it can be told; none of any other. */
  readonly commands: readonly ShellCommand[];
  /** Whether it is known as it was written: histories leave flags and sources out. */
  readonly isWritten: boolean;
}

/**
 * The instructions above the base image: as the Dockerfile has them where they were found in it,
 * else as the history tells them.
 */
export function ownSteps(image: Image, dockerfile: DockerfileMatch | null): readonly OwnStep[] {
  const { history } = image;
  const first = Math.max(firstOwn(image, dockerfile), history.length - limits.dockerfileSteps);
  return history.slice(first).map((step, i) => {
    const position = first + i;
    return readOwnStep(step, position, dockerfile?.steps[position]?.instruction ?? null);
  });
}

function readOwnStep(
  { instruction, createdBy, layer }: HistoryStep,
  position: number,
  written: NonNullable<DockerfileMatch['steps'][number]>['instruction'],
): OwnStep {
  const split = splitInstruction(instruction);
  const { keyword, flags, text } = written ?? { ...split, text: split.rest };
  const isKnown = written !== null || !hasLostEnds(createdBy);
  const script = [text, ...(written?.heredocs ?? []).map(({ content }) => content)].join('\n');
  return {
    position,
    layer,
    keyword,
    flags,
    text,
    commands: keyword === 'RUN' && isKnown ? shellCommands(script) : [],
    isWritten: written !== null,
  };
}

/** Instructions of histories are one line, which does not tell where a comment of many ended. */
function hasLostEnds(createdBy: string): boolean {
  const lines = createdBy.split('\n');
  return lines.slice(0, -1).some((line) => /(?:^|\s)#/.test(line));
}

/**
 * The first step that is the image's own. Of those that make no layer and stand before its first
 * one, the base image's end with its command.
 */
function firstOwn({ history, base }: Image, dockerfile: DockerfileMatch | null): number {
  const found = dockerfile?.steps.findIndex((step) => step !== null) ?? -1;
  if (found >= 0) return found;
  const start = 1 + history.findLastIndex(({ layer }) => layer !== null && layer < base.count);
  const next = history.findIndex(({ layer }) => layer !== null && layer >= base.count);
  return next < 0 ? start : start + 1 + history.slice(start, next).findLastIndex(isCommand);
}

function isCommand({ instruction }: HistoryStep): boolean {
  return /^(?:CMD|ENTRYPOINT) /.test(instruction);
}
