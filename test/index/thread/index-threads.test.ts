import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { mayHoldSecret } from '../../../src/analysis/rules/secrets/may-hold-secret.ts';
import { Excerpts } from '../../../src/index/excerpts.ts';
import { indexStream } from '../../../src/index/index-stream.ts';
import { IndexThreads } from '../../../src/index/thread/index-threads.ts';
import type { Blob, ByteStream } from '../../../src/model/bytes.ts';
import { EntryBudget } from '../../../src/model/entry-budget.ts';
import type { LayerIndex } from '../../../src/model/layer-index.ts';
import { FileAccess } from '../../../src/sources/file-access.ts';
import { memoryBlob, memoryStream } from '../../support/memory.ts';
import { fileOf } from '../../support/open-image.ts';
import { concat } from '../../support/tar-blocks.ts';
import { buildTar, type TarEntrySpec } from '../../support/tar.ts';
import { rawFrame } from '../../support/zstd.ts';

// As built: a thread runs no TypeScript.
const file = new URL('../../../dist/cli/index-thread.cjs', import.meta.url).pathname;
const tars = new URL('../../../fixtures/tar-edge/', import.meta.url);
const names = readdirSync(tars).filter((name) => name.endsWith('.tar'));
const quick = { verify: false };

let threads = new IndexThreads(file, 2);
beforeAll(() => {
  if (!existsSync(file)) throw new Error('not built: npm run build');
  threads = new IndexThreads(file, 2);
});
afterAll(() => threads.close());

const layer = (...specs: TarEntrySpec[]): Blob => memoryBlob(gzipSync(buildTar(specs)));

function index(blob: Blob, budget = new EntryBudget(), verify = false): Promise<LayerIndex> {
  return threads.index(blob, { verify }, budget);
}

const codes = ({ warnings }: LayerIndex): unknown => warnings.map(({ code }) => code);

const compressions = [
  ['gzip', gzipSync],
  ['zstd', rawFrame],
] as const;

describe.each(compressions)('compressed with %s', (_name, compress) => {
  test.each(names)('%s is the same in a thread as without', async (name) => {
    const stored = new Uint8Array(compress(readFileSync(new URL(name, tars))));
    for (const [size, verify] of [
      [65_536, true],
      [100, false],
    ] as const) {
      const blob = { ...memoryBlob(stored), stream: () => memoryStream(stored, size) };
      const expected = await indexStream(memoryStream(stored), { verify });
      expect(await index(blob, new EntryBudget(), verify)).toEqual(expected);
    }
  });
});

test('layers side by side do not meet, and threads serve one after the other', async () => {
  const layers = Array.from({ length: 12 }, (_, i) =>
    layer(
      ...Array.from({ length: 50 }, (_spec, j) => ({ path: `${i}/${j}`, content: `${i * j}` })),
    ),
  );
  const waiting = layers.entries();
  const found: LayerIndex[] = [];
  const worker = async (): Promise<void> => {
    for (const [i, blob] of waiting) found[i] = await index(blob);
  };
  await Promise.all([worker(), worker()]);
  for (const [i, blob] of layers.entries()) {
    expect(found[i]).toEqual(await indexStream(blob.stream(), quick));
  }
});

test('what stands in a file the thread reads by itself, and says how much', async () => {
  const gz = gzipSync(buildTar([{ path: 'a', content: randomBytes(1_000_000) }]));
  const archive = new FileAccess(fileOf(concat(['before', gz, 'after'])));
  onTestFinished(() => archive.close());
  const blob = archive.range(6, gz.length);
  let read = 0;
  const wasRead = (bytes: number): void => void (read += bytes);
  // None come through the main thread.
  const stream = (): ByteStream => memoryStream(new Uint8Array());
  const { size, access, ranges, part } = blob;
  const found = await index({ size, access, ranges, part: { ...part, wasRead }, stream });
  expect(found).toEqual(await indexStream(memoryStream(gz), quick));
  expect(read).toBe(gz.length);
});

test('a file that cannot be read is named', async () => {
  const blob = layer({ path: 'a' });
  const place = { path: 'gone.tar', descriptor: 1_000_000, start: 0, size: 1000 };
  await expect(index({ ...blob, part: { place, wasRead: () => {} } })).rejects.toThrow(
    'could not read gone.tar: the system says EBADF',
  );
});

test('threads that were started ahead and never used can be closed', async () => {
  const unused = new IndexThreads(file, 3, 2);
  await expect(unused.close()).resolves.toBeUndefined();
});

test('what is not compressed is indexed without a thread', async () => {
  const none = new IndexThreads('/no/such/file', 2);
  const blob = memoryBlob(buildTar([{ path: 'a', content: 'x' }]));
  const found = await none.index(blob, quick, new EntryBudget());
  expect(found).toEqual(await indexStream(blob.stream(), quick));
  await none.close();
});

test('a damaged or short layer says so, and the next is sound', async () => {
  const content = randomBytes(200_000);
  const gz = gzipSync(buildTar([{ path: 'a' }, { path: 'b', content }]));
  const damaged = Uint8Array.from(gz);
  damaged[gz.length - 8] = (damaged[gz.length - 8] ?? 0) ^ 1;
  const cut = gz.subarray(0, gz.length / 2);
  expect(codes(await index(memoryBlob(damaged)))).toEqual(['bad-compression']);
  expect(codes(await index(memoryBlob(cut)))).toEqual(['truncated-compression']);
  expect(codes(await index(memoryBlob(gz)))).toEqual([]);
});

test('fails as the stored bytes do, and gives them back', async () => {
  const blob = layer({ path: 'a', content: Buffer.alloc(100_000) });
  const failure = new Error('the connection is gone');
  const broken = async function* (): ByteStream {
    yield* blob.stream();
    throw failure;
  };
  await expect(index({ ...blob, stream: broken })).rejects.toBe(failure);
  expect(codes(await index(blob))).toEqual([]);
});

test('a layer that needs more than its part of the budget has all of it', async () => {
  const blob = layer({ path: 'a' }, { path: 'b' }, { path: 'c' });
  const budget = new EntryBudget(4);
  expect(codes(await index(blob, budget))).toEqual([]);
  expect(budget.left.entries).toBe(1);
  expect(await index(blob, budget)).toMatchObject({ count: 2, warnings: [{}] });
});

test('layers in threads spend the budget that they share', async () => {
  const blob = layer({ path: 'a' }, { path: 'b' });
  const budget = new EntryBudget(100);
  const alone = new EntryBudget(100);
  await Promise.all([index(blob, budget), index(blob, budget)]);
  for (const _ of [1, 2]) await indexStream(blob.stream(), quick, alone);
  expect(budget.left).toEqual(alone.left);
});

test('beginnings of contents are kept where they will be asked for', async () => {
  const blob = layer(
    { path: 'app/.env', content: 'KEY=value' },
    { path: 'app/tool', content: 'x'.repeat(100_000) },
  );
  const excerpts = new Excerpts(mayHoldSecret, 100);
  const found = await threads.index(blob, { verify: false, excerpts }, new EntryBudget());
  expect(Buffer.from(excerpts.of(found, 0) ?? []).toString()).toBe('KEY=value');
  expect(excerpts.of(found, 1)).toBeNull();
  expect(excerpts.part(1)).toBe(100 - 'KEY=value'.length);
});

test('who waits for a thread that is closed is told, and the source too', async () => {
  const closing = new IndexThreads(file, 1);
  let returned = false;
  let started = (): void => {};
  const begun = new Promise<void>((resolve) => {
    started = resolve;
  });
  const blob = layer({ path: 'a', content: Buffer.alloc(1_000_000) });
  const endless = async function* (): ByteStream {
    try {
      for (;;) {
        yield* blob.stream();
        started();
      }
    } finally {
      returned = true;
    }
  };
  const waiting = closing.index({ ...blob, stream: endless }, quick, new EntryBudget());
  await Promise.all([
    expect(waiting).rejects.toThrow('its thread was closed'),
    begun.then(() => closing.close()),
  ]);
  expect(returned).toBe(true);
});
