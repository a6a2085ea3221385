import type { ExploredImage } from '../../src/tui/explored-image.ts';
import { explored } from './explored.ts';
import type { TarEntrySpec } from './tar.ts';

const mtime = 1_763_647_407;
const directory = (path: string): TarEntrySpec => ({ path: `${path}/`, type: 'directory', mtime });
const file = (path: string, bytes: number, more: Partial<TarEntrySpec> = {}): TarEntrySpec => ({
  path,
  content: path.repeat(bytes).slice(0, bytes),
  mtime,
  ...more,
});
const manuals = Array.from({ length: 40 }, (_, i) =>
  file(`usr/share/doc/manual-${String(i).padStart(2, '0')}.txt`, 1000),
);

/** An image of three layers with each kind of path and of change; more than opens by itself. */
export function town(): Promise<ExploredImage> {
  return explored([
    [
      directory('bin'),
      file('bin/busybox', 90_000, { mode: 0o755 }),
      { path: 'bin/sh', type: 'symlink', linkTarget: 'busybox', mode: 0o777, mtime },
      file('bin/su', 10_000, { mode: 0o4755 }),
      directory('etc'),
      file('etc/hosts', 200),
      file('etc/passwd', 300),
      directory('opt'),
      file('opt/tool.bin', 7000),
      directory('usr'),
      directory('usr/share'),
      directory('usr/share/doc'),
      ...manuals,
    ],
    [
      directory('app'),
      file('app/main.py', 2500, { uid: 1000, gid: 1000 }),
      file('app/data.csv', 160_000, { uid: 1000, gid: 1000 }),
      { path: 'app/gone', type: 'symlink', linkTarget: '/nowhere', mtime },
      { path: 'app/shell', type: 'symlink', linkTarget: '../bin/sh', mtime },
      { path: 'dev/null', type: 'character-device', mode: 0o666, mtime },
      file('etc/hosts', 200),
      file('etc/passwd', 320, { mode: 0o600 }),
      { path: 'usr/share/doc/.wh.manual-07.txt' },
    ],
    [
      file('app/data.csv', 160_000, { uid: 1000, gid: 1000, mtime: mtime + 60 }),
      { path: 'etc/.wh.passwd' },
      file('opt', 12),
    ],
  ]);
}
