import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docker } from './docker.ts';
import { run } from './run.ts';

const tag = 'e2e/debian:base';

/** A base image with Debian's package manager, made without any registry. */
export async function debianBase(): Promise<string> {
  if ((await docker('images', '--quiet', tag)) !== '') return tag;
  const directory = await mkdtemp(join(tmpdir(), 'layerscope-e2e-debian-'));
  const root = join(directory, 'root');
  const archive = join(directory, 'root.tar');
  try {
    await run('debootstrap', ['--variant=minbase', 'bookworm', root]);
    await run('tar', ['--create', '--file', archive, '--directory', root, '.']);
    await docker('import', '--change', 'CMD ["/bin/bash"]', archive, tag);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
  return tag;
}
