import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** One image in an archive. */
export interface ImageFixture {
  readonly name: string;
  /** The archive, not compressed as a whole. */
  readonly archive: Uint8Array;
  /** Which image it is, where the archive holds several. */
  readonly choice: readonly string[];
}

/** Builds of `bx`; all other archives of `fixtures/formats` hold `tiny`. */
const builds = /^buildx|^ctr|multi-attest|containerd-platform/;
const platform = ['--platform', 'linux/amd64'];

/** The image of five layers as every producer writes it. */
export const tinyFixtures: readonly ImageFixture[] = [
  ...formats((name) => !builds.test(name)),
  chosen('docker28-containerd-two-images.tar', 'h5/tiny:1'),
];

/** The image of three layers, which is there for several platforms. */
export const bxFixtures: readonly ImageFixture[] = [
  ...formats((name) => builds.test(name)),
  chosen('docker28-containerd-two-images.tar', 'h5/bxm:1'),
];

export const imageFixtures: readonly ImageFixture[] = [
  ...tinyFixtures,
  ...bxFixtures,
  ...list('dive').map((name) => fixture('dive', name)),
  fixture('demo', 'demo.tar'),
  fixture('toc', 'skopeo-zstd-chunked.tar'),
];

function formats(isWanted: (name: string) => boolean): readonly ImageFixture[] {
  return list('formats')
    .filter((name) => !/two-images|encrypted/.test(name) && isWanted(name))
    .map((name) => fixture('formats', name, platform));
}

function chosen(name: string, image: string): ImageFixture {
  const { archive } = fixture('formats', name);
  return { name: `${name} ${image}`, archive, choice: ['--image', image, ...platform] };
}

function fixture(folder: string, name: string, choice: readonly string[] = []): ImageFixture {
  const bytes = readFileSync(`fixtures/${folder}/${name}`);
  return { name, archive: name.endsWith('.gz') ? gunzipSync(bytes) : bytes, choice };
}

function list(folder: string): readonly string[] {
  return readdirSync(`fixtures/${folder}`).filter((name) => /\.tar(?:\.gz)?$/.test(name));
}
