import { expect, test } from 'vitest';
import { runMain } from '../support/run-main.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { debianBase } from './support/base-image.ts';
import { lacks } from './support/components.ts';
import { buildImage, docker, dockerHost } from './support/docker.ts';
import { run } from './support/run.ts';

test.skipIf(lacks('dockerd', 'docker', 'skopeo', 'debootstrap'))(
  'all archives of a real image say the same',
  async () => {
    const base = await debianBase();
    const dockerfile = [
      `FROM ${base}`,
      'RUN mkdir /app && head -c 100000 /dev/urandom > /app/data && ln /app/data /app/linked',
      'RUN chmod 600 /app/data && rm /app/linked && mkfifo /app/pipe',
      'CMD ["/app/data"]',
    ];
    await buildImage('e2e/archives:1', dockerfile.join('\n'));
    const directory = temporaryDirectory();
    await docker('save', '--output', `${directory}/docker.tar`, 'e2e/archives:1');
    const copy = (target: string, ...options: readonly string[]): Promise<string> =>
      run('skopeo', [
        'copy',
        '--quiet',
        '--src-daemon-host',
        dockerHost(),
        ...options,
        'docker-daemon:e2e/archives:1',
        target,
      ]);
    await copy(`oci-archive:${directory}/gzip.tar`);
    await copy(`oci:${directory}/zstd`, '--dest-compress-format', 'zstd');
    await copy(`dir:${directory}/dir`);
    const [first, ...others] = await Promise.all(
      ['docker.tar', 'gzip.tar', 'zstd', 'dir'].map((name) => figures(`${directory}/${name}`)),
    );
    expect(first).toMatchObject({ summary: { layers: 3, reclaimableBytes: 100_000 } });
    for (const other of others) expect(other).toEqual(first);
  },
);

/** What does not depend on how the image is stored. */
async function figures(reference: string): Promise<unknown> {
  const { exitCode, out, err } = await runMain(['report', '--format', 'json', reference]);
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  const { summary, layers, waste, duplicates } = JSON.parse(out);
  return {
    summary: { ...summary, compressedBytes: null },
    layers: layers.map(({ diffId, storedBytes, changes }: Record<string, unknown>) => [
      diffId,
      storedBytes,
      changes,
    ]),
    waste,
    duplicates,
  };
}
