import type { ImageTree } from '../../../filesystem/image-tree.ts';
import { resolvePath } from '../../../filesystem/resolve-path.ts';
import { encodeText } from '../../../model/byte-string.ts';
import type { OwnStep } from '../../own-steps.ts';
import type { Rule } from '../rule.ts';
import { aboutImage, aboutStep } from './about-step.ts';

export interface RunsAsRoot {
  /**
   * How the image can get another user: by a program that it has, by a number alone, or, where no
   * Dockerfile made it, by what its builder can be told.
   */
  readonly way: UserProgram | 'number' | 'builder';
}

const userPrograms = ['useradd', 'adduser'] as const;
type UserProgram = (typeof userPrograms)[number];

const programDirectories = ['/usr/sbin', '/sbin', '/usr/bin', '/bin'];

/** A process that breaks out of its limits as root is root of much more. */
export const runsAsRoot: Rule<'runs-as-root', RunsAsRoot> = {
  id: 'runs-as-root',
  severity: 'low',
  bySize: false,
  patterns: [],
  reads: null,
  *find({ image, steps, tree }) {
    const { user, entrypoint, cmd } = image.config;
    // A base image leaves the choice to those that are built on it.
    const starts = [...(entrypoint ?? []), ...(cmd ?? [])].length > 0;
    if (!starts || !steps.some(({ layer }) => layer !== null)) return;
    const [name = ''] = (user ?? '').split(':');
    if (!/^(?:root|0*)$/.test(name)) return;
    const data = { way: wayOf(steps, tree) };
    const step = steps.findLast(({ keyword }) => keyword === 'USER');
    yield step === undefined
      ? aboutImage('runs-as-root', data)
      : aboutStep('runs-as-root', data, step);
  },
};

const instructions: ReadonlySet<string> = new Set(
  'ADD CMD COPY ENTRYPOINT ENV RUN USER WORKDIR'.split(' '),
);

function wayOf(steps: readonly OwnStep[], tree: ImageTree): RunsAsRoot['way'] {
  if (!steps.some(({ keyword }) => instructions.has(keyword))) return 'builder';
  // Without a shell there is no RUN.
  if (!isThere(tree, '/bin/sh')) return 'number';
  const found = userPrograms.find((program) =>
    programDirectories.some((directory) => isThere(tree, `${directory}/${program}`)),
  );
  return found ?? 'number';
}

function isThere(tree: ImageTree, path: string): boolean {
  return resolvePath(tree, encodeText(path), tree.layerCount - 1).kind === 'found';
}
