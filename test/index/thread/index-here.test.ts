import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { indexStream } from '../../../src/index/index-stream.ts';
import { indexHere } from '../../../src/index/thread/index-here.ts';
import { EntryBudget } from '../../../src/model/entry-budget.ts';
import { memoryBlob, memoryStream } from '../../support/memory.ts';
import { buildTar } from '../../support/tar.ts';

const tars = new URL('../../../fixtures/tar-edge/', import.meta.url);
const names = readdirSync(tars).filter((name) => name.endsWith('.tar'));

test.each(names)('%s, compressed, is the same as in any other way', async (name) => {
  const gz = gzipSync(readFileSync(new URL(name, tars)));
  for (const verify of [true, false]) {
    const found = await indexHere(memoryBlob(gz), { verify }, new EntryBudget());
    expect(found).toEqual(await indexStream(memoryStream(gz), { verify }));
  }
});

test('a damaged layer says so', async () => {
  const gz = gzipSync(buildTar([{ path: 'a', content: Buffer.alloc(200_000, 'a') }]));
  const broken = gz.subarray(0, gz.length / 2);
  const { warnings } = await indexHere(memoryBlob(broken), { verify: false }, new EntryBudget());
  expect(warnings.map(({ code }) => code)).toEqual(['truncated-compression']);
});

test('others have their turns while a large layer is read', async () => {
  const content = Buffer.alloc(50_000_000);
  const gz = gzipSync(buildTar([{ path: 'a', content }]), { level: 1 });
  let turns = 0;
  const other = setInterval(() => turns++, 1);
  await indexHere(memoryBlob(gz), { verify: true }, new EntryBudget());
  clearInterval(other);
  expect(turns).toBeGreaterThan(2);
});
