import type { ExploredImage } from '../../src/tui/explored-image.ts';
import { explored } from './explored.ts';

const steps = [
  ['ADD rootfs.tar /'],
  ['RUN apt-get update && apt-get install -y --no-install-recommends python3', 'PYTHON=3.12'],
  ['COPY . /app'],
  ['RUN chown -R app /app'],
  ['RUN rm -rf /app/.git; echo "a && b" > /app/note.txt'],
] as const;

/** A small image with one base layer and waste of three causes, of which one hits the base. */
export async function shop(): Promise<ExploredImage> {
  const catalog = { path: 'app/data/catalog.csv', content: 'c'.repeat(160_000) };
  const plain = await explored(
    [
      [
        { path: 'bin/busybox', content: 'b'.repeat(1_980_000) },
        { path: 'etc/passwd', content: 'p'.repeat(71) },
      ],
      [
        { path: 'usr/bin/python3', content: 'y'.repeat(420_000) },
        { path: 'usr/bin/python', type: 'hardlink', linkTarget: 'usr/bin/python3' },
        { path: 'etc/passwd', content: 'q'.repeat(90) },
      ],
      [
        catalog,
        { path: 'app/static/catalog.csv', content: catalog.content },
        { path: 'app/.git/objects/pack/pack-c4fe7e85a147.pack', content: 'g'.repeat(59_500) },
      ],
      [{ ...catalog, uid: 1000 }],
      [{ path: 'app/.wh..git' }, { path: 'app/note.txt', content: 'a && b' }],
    ],
    1,
  );
  const { image } = plain;
  return {
    ...plain,
    image: {
      ...image,
      layers: image.layers.map((layer, i) => ({ ...layer, instruction: steps[i]?.[0] ?? '' })),
      history: steps.map(([instruction, ...buildArguments], layer) => ({
        instruction,
        createdBy: instruction,
        buildArguments,
        created: `2025-11-2${layer}T14:03:27Z`,
        comment: null,
        layer,
      })),
      base: { count: 1, foundBy: 'history', name: 'busybox:1.35', digest: null },
    },
  };
}
