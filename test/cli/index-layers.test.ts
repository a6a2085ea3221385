import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { indexLayers } from '../../src/cli/index-layers.ts';
import { layerReading } from '../../src/cli/layer-reading.ts';
import { silentProgress } from '../../src/cli/progress.ts';
import { pathAt } from '../../src/model/path-table.ts';
import type { LayerContent } from '../../src/sources/opened-image.ts';
import { checkedReport } from '../support/checked-report.ts';
import { memoryStream } from '../support/memory.ts';
import { fileOf } from '../support/open-image.ts';
import { runMain } from '../support/run-main.ts';
import { buildTar } from '../support/tar.ts';

const path = 'fixtures/toc/skopeo-zstd-chunked.tar';
const archive = readFileSync(path);

test('which way a layer was read, and why, is said with --verbose', async () => {
  const { err } = await runMain(['ls', '--verbose', path]);
  expect(err).toContain(
    'layer 0: read by its table of contents (zstd:chunked), 17 entries\n' +
      'layer 1: read by its table of contents (zstd:chunked), 7 entries\n',
  );
  const verified = await runMain(['ls', '--verbose', '--verify', path]);
  expect(verified.err).toContain('layer 0: streamed and hashed, 17 entries');
});

test('a table that is damaged is worth a note, and the layer is read whole', async () => {
  const damaged = Buffer.from(archive);
  // Some bytes before the footer, which ends with this, is the table.
  damaged.writeUInt8(0, damaged.indexOf('GnUlInUx') - 100);
  const { exitCode, err } = await runMain(['ls', '--verbose', '--ignore-errors', fileOf(damaged)]);
  expect(exitCode).toBe(0);
  expect(err).toContain(
    'streamed and hashed, as its table of contents cannot be used: ' +
      'it does not have the digest that the manifest names',
  );
});

test('the report says how much of the layers was read', async () => {
  const { reading, summary } = await checkedReport([path]);
  expect(reading.blobBytes).toBe(summary.compressedBytes);
  expect(reading.readBytes).toBeLessThan(reading.blobBytes / 5);
  for (const whole of [
    await checkedReport(['--verify', path]),
    await checkedReport(['-'], { stdin: memoryStream(archive) }),
  ]) {
    expect(whole.reading).toEqual({ ...reading, readBytes: reading.blobBytes });
  }
});

test('contents are read by their chunks', async () => {
  const holes = `head${'\0'.repeat(5000)}middle${'\0'.repeat(3000)}tail`;
  expect((await runMain(['cat', path, 'var/holes'])).out).toBe(holes);
  expect((await runMain(['cat', path, 'usr/bin/same-tool'])).out).toBe(
    (await runMain(['cat', '--verify', path, 'usr/bin/tool'])).out,
  );
});

test('indexes are given lowest first, each as soon as those below are there', async () => {
  const log: string[] = [];
  let lastIsRead = (): void => {};
  const waited = new Promise<void>((resolve) => {
    lastIsRead = resolve;
  });
  const layer = (name: string, before: Promise<void> | null): LayerContent => {
    const tar = buildTar([{ path: name }]);
    const stream = async function* (): AsyncGenerator<Uint8Array> {
      await before;
      yield tar.slice();
    };
    const blob = { size: tar.length, stream, ranges: null, access: null, part: null };
    return { kind: 'blob', key: name, blob, annotations: {}, isChecked: false };
  };
  const [bottom, middle, top] = [layer('a', waited), layer('b', null), layer('c', null)];
  const progress = {
    ...silentProgress,
    finishLayer: (number: number) => {
      log.push(`read ${number}`);
      if (number === 3) lastIsRead();
    },
  };
  const layers = await indexLayers(
    [bottom, middle, bottom, top],
    layerReading(false, progress),
    progress,
    null,
    ({ paths }) => void log.push(pathAt(paths, 1)),
  );
  expect(log).toEqual(['read 1', 'read 3', 'read 0', 'a', 'b', 'a', 'c']);
  expect(layers.map(({ index }) => pathAt(index.paths, 1))).toEqual(['a', 'b', 'a', 'c']);
});
