import { join } from 'node:path';
import type { EngineName } from './endpoint.ts';
import { type Env, homeOf, valueOf } from './surroundings.ts';

interface KnownSocket {
  readonly engine: EngineName;
  /** In which directory; null for an absolute path. */
  readonly below: 'home' | 'runtime' | null;
  readonly path: string;
}

/** Where engines listen unless they were told otherwise, the usual place of each first. */
const knownSockets: readonly KnownSocket[] = [
  { engine: 'docker', below: null, path: '/var/run/docker.sock' },
  // Rootless Docker.
  { engine: 'docker', below: 'runtime', path: 'docker.sock' },
  { engine: 'docker', below: 'home', path: '.docker/run/docker.sock' },
  // Docker Desktop on Linux.
  { engine: 'docker', below: 'home', path: '.docker/desktop/docker.sock' },
  { engine: 'docker', below: 'home', path: '.colima/default/docker.sock' },
  { engine: 'docker', below: 'home', path: '.colima/docker.sock' },
  { engine: 'docker', below: 'home', path: '.orbstack/run/docker.sock' },
  // Rancher Desktop.
  { engine: 'docker', below: 'home', path: '.rd/docker.sock' },
  { engine: 'docker', below: 'home', path: '.lima/docker/sock/docker.sock' },
  { engine: 'podman', below: 'runtime', path: 'podman/podman.sock' },
  { engine: 'podman', below: null, path: '/run/podman/podman.sock' },
  // podman machine.
  { engine: 'podman', below: 'home', path: '.local/share/containers/podman/machine/podman.sock' },
];

const knownPipes: readonly KnownSocket[] = [
  { engine: 'docker', below: null, path: '//./pipe/docker_engine' },
  { engine: 'docker', below: null, path: '//./pipe/dockerDesktopLinuxEngine' },
  { engine: 'podman', below: null, path: '//./pipe/podman-machine-default' },
];

/** The paths of the sockets that an engine may listen on. */
export function socketsOf(engine: EngineName, env: Env, isWindows: boolean): readonly string[] {
  const bases = { home: homeOf(env), runtime: valueOf(env, 'XDG_RUNTIME_DIR') };
  return (isWindows ? knownPipes : knownSockets).flatMap((known) => {
    if (known.engine !== engine) return [];
    if (known.below === null) return [known.path];
    const base = bases[known.below];
    return base === null ? [] : [join(base, known.path)];
  });
}
