import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

/** The programs that these tests need; each test says which are its own. */
const components = [
  'debootstrap',
  'docker',
  'docker-registry',
  'dockerd',
  'podman',
  'skopeo',
] as const;

type Component = (typeof components)[number];

/** Whether one of them is not installed, so that a test has to be skipped. */
export function lacks(...wanted: readonly Component[]): boolean {
  return wanted.some((program) => !isInstalled(program));
}

/** What is not installed: in the gate, where nothing may be skipped, a failure. */
export function missingComponents(): readonly string[] {
  return components.filter((program) => !isInstalled(program));
}

function isInstalled(program: string): boolean {
  return (process.env['PATH'] ?? '').split(':').some((directory) => {
    try {
      accessSync(join(directory, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
