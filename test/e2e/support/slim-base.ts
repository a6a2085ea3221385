import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { debianBase } from './base-image.ts';
import { docker } from './docker.ts';

const tag = 'e2e/debian:slim';
const container = 'e2e-debian-slim';
const documentation = '/usr/share/doc /usr/share/man /usr/share/info /usr/share/locale';

/** The base image without documentation, in one layer, as slim images are. */
export async function slimBase(): Promise<string> {
  if ((await docker('images', '--quiet', tag)) !== '') return tag;
  const directory = await mkdtemp(join(tmpdir(), 'layerscope-e2e-slim-'));
  const archive = join(directory, 'root.tar');
  try {
    const remove = ['/bin/sh', '-c', `rm -rf ${documentation}`];
    const base = await debianBase();
    await docker('run', '--network=none', '--name', container, base, ...remove);
    await docker('export', '--output', archive, container);
    await docker('rm', container);
    await docker('import', '--change', 'CMD ["/bin/bash"]', archive, tag);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  return tag;
}
