import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { checkedReport } from '../support/checked-report.ts';
import type { ImageFixture } from '../support/image-fixtures.ts';
import { fileOf } from '../support/open-image.ts';
import { republish } from '../support/republish.ts';
import { runMain } from '../support/run-main.ts';
import { estargzLayer } from '../support/toc-layer.ts';
import { lacks } from './support/components.ts';
import { DockerRegistry } from './support/docker-registry.ts';

const demo = 'fixtures/demo/demo.tar';

/** What the layers hold, however they are stored. */
function contents({ summary, layers, waste, duplicates }: Report): object {
  return {
    summary: { ...summary, compressedBytes: null },
    layers: layers.map(({ changes, storedBytes, liveBytes }) => ({
      changes,
      storedBytes,
      liveBytes,
    })),
    waste,
    duplicates,
  };
}

describe.skipIf(lacks('docker-registry', 'skopeo'))('in a real registry', () => {
  test('an image that skopeo pushed as zstd:chunked is read by its tables of contents', async () => {
    const registry = await DockerRegistry.start();
    await registry.push(`oci-archive:${demo}`, 'demo:1', '--dest-compress-format', 'zstd:chunked');
    const reference = `registry://${registry.host}/demo:1`;
    const report = await checkedReport([reference]);
    expect(contents(report)).toEqual(contents(await checkedReport([demo])));
    const { readBytes, blobBytes } = report.reading;
    expect(readBytes / blobBytes).toBeLessThan(0.05);
    for (const path of ['app/shop/views.py', 'usr/bin/env']) {
      const printed = await runMain(['cat', reference, path]);
      expect(printed).toEqual(await runMain(['cat', demo, path]));
    }
  });

  test('an eStargz image is read by its tables of contents', async () => {
    const registry = await DockerRegistry.start();
    const fixture: ImageFixture = { name: 'demo', archive: readFileSync(demo), choice: [] };
    const archive = fileOf(await republish(fixture, (tar) => estargzLayer(tar)));
    await registry.push(`oci-archive:${archive}`, 'demo:1');
    const reference = `registry://${registry.host}/demo:1`;
    const report = await checkedReport([reference]);
    const { readBytes, blobBytes } = report.reading;
    expect(readBytes / blobBytes).toBeLessThan(0.05);
    const whole = await checkedReport(['--verify', '--ignore-errors', reference]);
    expect(contents(report)).toEqual(contents(whole));
    expect(whole.reading.readBytes).toBe(blobBytes);
  });
});
