import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import type { LocalStore } from '../../src/sources/local-store/open-local-store.ts';
import { loadFromStore } from '../support/load-from-store.ts';
import { runMain } from '../support/run-main.ts';
import { archiveOf, filesOf, ociTypes, storedBlob } from '../support/stored-image.ts';
import { buildTar } from '../support/tar.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { debianBase } from './support/base-image.ts';
import { lacks } from './support/components.ts';
import { buildImage, docker } from './support/docker.ts';
import { Podman } from './support/podman.ts';

/** All that is unusual in a layer. */
const steps = [
  'RUN mkdir /app && head -c 100000 /dev/urandom > /app/data && ln /app/data /app/linked',
  'RUN chmod 4755 /app/data && mknod /app/null c 1 3 && mkfifo /app/pipe && ln -s /etc /app/etc',
  `RUN truncate -s 5M /app/holes && printf x > "/app/$(printf '\\377')" && chown 7:8 /app/holes`,
  'RUN true',
  'RUN rm -r /app/linked /usr/share/doc && mkdir /usr/share/doc && echo new > /usr/share/doc/new',
  `RUN long="/app/$(printf 'a%.0s' $(seq 150))" && touch -d 1960-01-01 "$long" && cp "$long" "$long-2"`,
];

/** The capability to open raw sockets, as Linux stores it. */
const netRaw = Buffer.from('0100000200200000000000000000000000000000', 'hex');

/** Layers as another builder may have made them: a file stands below a link of its own layer. */
const strangeLayers = (linkTarget: string): readonly Uint8Array[] => [
  buildTar([
    { path: './', type: 'directory' },
    { path: './usr/', type: 'directory' },
    { path: './usr/bin/', type: 'directory' },
    { path: './bin', type: 'symlink', linkTarget },
    { path: './bin/ping', content: 'ping', pax: { 'SCHILY.xattr.security.capability': netRaw } },
    { path: './usr/bin/ping6', type: 'hardlink', linkTarget: './usr/bin/ping' },
    { path: './old', content: 'old', mtime: 1.5 },
  ]),
  buildTar([]),
  buildTar([{ path: '.wh.old' }, { path: 'usr/.wh..wh..opq' }, { path: 'usr/new', content: 'n' }]),
];

test.skipIf(lacks('dockerd', 'docker', 'debootstrap'))(
  "an image built by Docker is the same from Docker's files as from its export",
  async () => {
    await buildImage('e2e/stored:1', [`FROM ${await debianBase()}`, ...steps].join('\n'));
    const archive = join(temporaryDirectory(), 'saved.tar');
    await docker('save', '--output', archive, 'e2e/stored:1');
    await expectSame({ kind: 'docker', dataRoot: dataRoot(), image: 'e2e/stored:1' }, archive);
  },
);

test.skipIf(lacks('dockerd', 'docker'))(
  "an image loaded by Docker is the same from Docker's files as from its export",
  async () => {
    await docker('load', '--input', strangeArchive());
    const archive = join(temporaryDirectory(), 'saved.tar');
    await docker('save', '--output', archive, 'e2e/strange:1');
    await expectSame({ kind: 'docker', dataRoot: dataRoot(), image: 'e2e/strange:1' }, archive);
  },
);

test.skipIf(lacks('dockerd', 'docker'))(
  'an image with an absolute link on the way to a file, which Docker cannot export, is what was loaded',
  async () => {
    const archive = strangeArchive('/usr/bin');
    await docker('load', '--input', archive);
    const saved = join(temporaryDirectory(), 'saved.tar');
    await expect(docker('save', '--output', saved, 'e2e/strange:1')).rejects.toThrow('bin/ping');
    await expectSame({ kind: 'docker', dataRoot: dataRoot(), image: 'e2e/strange:1' }, archive);
  },
);

test.skipIf(lacks('podman'))(
  "an image loaded by podman is the same from podman's files as from its export",
  async () => {
    const podman = new Podman();
    await podman.run('load', '--quiet', '--input', strangeArchive());
    const archive = join(temporaryDirectory(), 'saved.tar');
    await podman.run('save', '--quiet', '--output', archive, 'e2e/strange:1');
    const place = { kind: 'containers-storage', graphRoot: podman.graphRoot } as const;
    await expectSame({ ...place, image: 'localhost/e2e/strange:1' }, archive);
  },
);

test.skipIf(lacks('podman'))(
  "an image built by podman is the same from podman's files as from its export",
  async () => {
    const podman = new Podman();
    const directory = temporaryDirectory();
    await podman.run('load', '--quiet', '--input', strangeArchive());
    writeFileSync(
      join(directory, 'Containerfile'),
      'FROM e2e/strange:1\nCOPY . /copied\nLABEL a=b\n',
    );
    await podman.run('build', '--quiet', '--tag', 'e2e/built:1', '--tag', 'e2e/built:2', directory);
    const saved = join(directory, 'saved.tar');
    const format = ['--format', 'oci-archive'];
    await podman.run('save', '--quiet', ...format, '--output', saved, 'e2e/built:1');
    const place = { kind: 'containers-storage', graphRoot: podman.graphRoot } as const;
    await expectSame({ ...place, image: 'e2e/built:2' }, saved);
  },
);

function dataRoot(): string {
  return inject('dockerDataRoot') ?? 'nowhere';
}

/** The report, hashed layers included, and the listing, without what tells the store. */
async function expectSame(place: LocalStore, archive: string): Promise<void> {
  for (const argv of [
    ['--json', '-'],
    ['--json', '-', '--verify'],
    ['ls', '--format', 'json'],
  ]) {
    const stored = await runMain([...argv, 'stored'], loadFromStore(place));
    const exported = await runMain([...argv, archive]);
    expect({ exitCode: stored.exitCode, err: stored.err }).toEqual({
      exitCode: 0,
      err: exported.err,
    });
    expect(withoutStorage(stored.out)).toEqual(withoutStorage(exported.out));
  }
}

/**
 * The store has a layer once and uncompressed, whatever blob it came as or is exported to; and less of
 * it has to be read.
 */
function withoutStorage(out: string): unknown {
  const report = JSON.parse(out);
  if (Array.isArray(report)) return report;
  const { image, summary, layers, ...rest } = report;
  const blob = { digest: null, mediaType: null, compressedBytes: null };
  return {
    ...rest,
    reading: null,
    image: { ...image, reference: null, source: null, digest: null, tags: null },
    summary: { ...summary, compressedBytes: null },
    layers: layers.map((layer: object) => ({ ...layer, ...blob })),
  };
}

function strangeArchive(linkTarget = 'usr/bin'): string {
  const layers = strangeLayers(linkTarget).map((layer) => storedBlob(layer, ociTypes.layer));
  const diffIds = layers.map(({ descriptor }) => descriptor.digest);
  const rootfs = { type: 'layers', diff_ids: diffIds };
  const history = diffIds.map((_, i) => ({ created_by: `layer ${i}` }));
  const platform = { os: 'linux', architecture: 'amd64' };
  const config = storedBlob({ ...platform, config: {}, rootfs, history }, ociTypes.config);
  const manifest = [
    {
      Config: config.name,
      RepoTags: ['e2e/strange:1'],
      Layers: layers.map(({ name }) => name),
    },
  ];
  const path = join(temporaryDirectory(), 'strange.tar');
  writeFileSync(path, archiveOf({ ...filesOf([config, ...layers]), 'manifest.json': manifest }));
  return path;
}
