import { createReadStream, openSync, readSync, statSync } from 'node:fs';
import type { RandomAccess } from '../../src/model/bytes.ts';
import { sniffCompression } from '../../src/tar/compression.ts';
import { decompress } from '../../src/tar/decompress.ts';
import { walkTar } from '../../src/tar/walk.ts';

// Inflates all layers of an archive, side by side, and does nothing else with them.
const [path = ''] = process.argv.slice(2);
const file = openSync(path, 'r');
const access: RandomAccess = {
  size: statSync(path).size,
  read: (position, target) => readSync(file, target, 0, target.length, position),
};
const layers = [...walkTar(access)].filter((entry) => entry.path.endsWith('/layer.tar'));
await Promise.all(
  layers.map(async ({ offset, storedSize }) => {
    const head = new Uint8Array(16);
    access.read(offset, head);
    const range = { start: offset, end: offset + storedSize - 1, highWaterMark: 1 << 20 };
    const stored = createReadStream(path, range);
    for await (const chunk of decompress(stored, sniffCompression(head))) void chunk;
  }),
);
