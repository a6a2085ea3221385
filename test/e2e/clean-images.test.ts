import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkedReport } from '../support/checked-report.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { debianBase } from './support/base-image.ts';
import { lacks } from './support/components.ts';
import { buildImage, docker } from './support/docker.ts';

/** What `npm install --omit=dev` brings, source maps and all. */
const packages = filesBelow(['blessed', 'commander', 'picomatch', 'yaml']);
const program = { app: readFileSync('/bin/true') };

const cleanImages = {
  base: { dockerfile: ['FROM e2e/debian:base', 'CMD ["bash"]'], files: {} },
  static: {
    dockerfile: ['FROM scratch', 'COPY app /app', 'USER 65532', 'CMD ["/app"]'],
    files: program,
  },
  npm: {
    dockerfile: [
      'FROM e2e/debian:base',
      'WORKDIR /srv',
      'COPY package.json .',
      'COPY node_modules node_modules',
      'COPY index.js .',
      'USER nobody',
    ],
    files: { ...packages, 'package.json': '{}', 'index.js': 'require("yaml")' },
  },
  stages: {
    dockerfile: [
      'FROM e2e/debian:base AS build',
      'RUN head -c 9000000 /dev/urandom > /tmp/tool',
      'FROM e2e/debian:base',
      'COPY --from=build /tmp/tool /usr/local/bin/tool',
      'USER nobody',
    ],
    files: {},
  },
};

test.skipIf(lacks('dockerd', 'docker', 'debootstrap')).each(Object.entries(cleanImages))(
  'there is nothing to change in the %s image',
  async (name, { dockerfile, files }) => {
    await debianBase();
    const tag = `e2e/clean-${name}:1`;
    const archive = `${temporaryDirectory()}/image.tar`;
    await buildImage(tag, dockerfile.join('\n'), files);
    await docker('save', '--output', archive, tag);
    const { findings } = await checkedReport([archive]);
    const told = findings.filter(({ severity }) => severity !== 'info');
    expect(told.map(({ id, title }) => `${id}: ${title}`)).toEqual([]);
  },
);

function filesBelow(names: readonly string[]): Readonly<Record<string, Uint8Array>> {
  const paths = names.flatMap((name) =>
    readdirSync(`node_modules/${name}`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`),
  );
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path)]));
}
