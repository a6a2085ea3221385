import type { Report } from '../../src/report/report.ts';
import { layersOf, reportOf, wasteOf } from './report.ts';

/** A report as a grown image gives it: a base, waste of most causes, a warning. */
export const demoReport: Report = reportOf({
  image: {
    reference: './shop.tar',
    tags: ['shop:1.4', 'shop:latest'],
    digest: 'sha256:1f0c9a7e5b2dd1b2f1c9a7e5b2dd1b2f1c9a7e5b2dd1b2f1c9a7e5b2dd1b2f1c',
    created: '2025-11-20T14:03:27.123456789Z',
    base: { layers: 2, foundBy: 'history', name: 'debian:bookworm', digest: null },
  },
  summary: {
    files: 24_310,
    storedBytes: 613_000_000,
    finalBytes: 401_900_000,
    reclaimableBytes: 211_100_000,
    efficiency: 401.9 / 613,
    ownStoredBytes: 490_000_000,
    ownReclaimableBytes: 208_089_000,
    ownWastedRatio: 208_089 / 490_000,
    baseShadowedBytes: 3_011_000,
    compressedBytes: 188_000_000,
  },
  layers: layersOf(
    {
      storedBytes: 122_900_000,
      reclaimableBytes: 3_011_000,
      instruction: 'ADD rootfs.tar.xz /',
      base: true,
    },
    { storedBytes: 100_000, instruction: 'COPY docker-entrypoint.sh /usr/bin/', base: true },
    {
      storedBytes: 180_000_000,
      reclaimableBytes: 41_500_000,
      instruction:
        'RUN apt-get update && apt-get install -y --no-install-recommends build-essential',
    },
    { storedBytes: 0, instruction: 'WORKDIR /srv/shop' },
    {
      storedBytes: 155_000_000,
      reclaimableBytes: 150_589_000,
      instruction: 'COPY . /srv/shop',
    },
    {
      storedBytes: 150_000_000,
      reclaimableBytes: 16_000_000,
      instruction: 'RUN chown -R shop:shop /srv/shop',
    },
    { storedBytes: 5_000_000, instruction: 'RUN rm -rf /srv/shop/.git /var/lib/apt/lists/*' },
  ),
  waste: [
    {
      ...wasteOf('srv/shop/node_modules/sharp/vendor/lib/libvips.so.42', 'rewritten', 86e6, [4, 5]),
      attributes: ['owner'],
    },
    {
      ...wasteOf('srv/shop/node_modules/esbuild/bin/esbuild', 'rewritten', 38.4e6, [4, 5]),
      attributes: ['owner', 'mode', 'mtime'],
    },
    wasteOf(
      'var/lib/apt/lists/deb.debian.org_debian_dists_bookworm_main_binary-amd64_Packages.lz4',
      'deleted',
      22_100_000,
      [2, 6],
    ),
    wasteOf('var/cache/apt/pkgcache.bin', 'deleted', 19_400_000, [2, 6]),
    wasteOf('srv/shop/.git/objects/pack/pack-5f3c.pack', 'deleted', 16_000_000, [5, 6]),
    wasteOf('srv/shop/data/商品カタログ.sqlite', 'overwritten', 14_100_000, [4, 5]),
    wasteOf('srv/shop/media/👩‍💻 team.png', 'moved', 12_000_000, [4, 6]),
    wasteOf('usr/share/mime/mime.cache', 'overwritten', 2_100_000, [0, 2]),
    wasteOf('var/lib/dpkg/status', 'overwritten', 900_000, [0, 2]),
    wasteOf('srv/shop/bin', 'replaced', 80_000, [4, 5]),
    wasteOf('etc/ld.so.cache', 'overwritten', 11_000, [0, 2]),
    wasteOf('etc/hosts', 'repeated', 9_000, [4, 4]),
  ],
  warnings: [
    {
      code: 'whiteout-of-nothing',
      severity: 'notice',
      message: 'a whiteout hides nothing',
      layer: 6,
      path: 'srv/shop/.cache',
    },
  ],
});
