import type { RunsAsRoot } from '../../analysis/rules/habits/runs-as-root.ts';
import { snippet } from '../dockerfile.ts';
import type { RuleWords } from '../rule-words.ts';

export const runsAsRoot: RuleWords<RunsAsRoot> = {
  name: 'containers that run as root',
  about:
    'A process that runs as root in a container is root to everything that its isolation forgets. Make a ' +
    'user, give it what it must write, and name it at the end of the Dockerfile.',
  advise({ way }) {
    return {
      title: 'The container runs as root',
      detail: 'No USER is set, or it is root.',
      fix: fixOf(way),
    };
  },
};

/** A number that no user of a distribution has: distroless images use it for the same. */
const freeUser = 65532;

function fixOf(way: RunsAsRoot['way']): string {
  switch (way) {
    case 'useradd':
      return withUser('useradd --system --no-create-home app');
    case 'adduser':
      return withUser('adduser -S -D -H app');
    case 'number':
      return snippet('Switch to a user by its number, which need not have a name:', [
        `USER ${freeUser}`,
      ]);
    case 'builder':
      return `Tell what builds the image to run it as another user, such as ${freeUser}.`;
  }
}

function withUser(command: string): string {
  return snippet('Make a user, and switch to it before the command:', [
    `RUN ${command}`,
    'USER app',
  ]);
}
