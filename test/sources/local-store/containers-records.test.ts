import { expect, test } from 'vitest';
import {
  readImageRecords,
  readLayerRecords,
} from '../../../src/sources/local-store/containers-records.ts';
import { digestOf } from '../../support/digest.ts';

function json(value: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(value));
}

test('an image has its names, the digests it can be asked for by, and its documents', () => {
  const [record] = readImageRecords(
    json([
      {
        id: 'c'.repeat(64),
        digest: digestOf('d'),
        names: ['docker.io/library/app:1', `docker.io/library/app@${digestOf('e')}`],
        layer: 'top',
        'big-data-digests': {
          manifest: digestOf('d'),
          [`manifest-${digestOf('f')}`]: digestOf('f'),
          [digestOf('c')]: digestOf('c'),
          'signature-1': 'none',
        },
      },
    ]),
  );
  expect(record).toMatchObject({ tags: ['app:1'], manifest: digestOf('d'), topLayer: 'top' });
  expect(new Set(record?.digests)).toEqual(new Set(['c', 'd', 'e', 'f'].map(digestOf)));
  expect(record?.documents.get(digestOf('d'))).toBe('manifest');
  expect(record?.documents.get(digestOf('c'))).toBe(
    `=${Buffer.from(digestOf('c')).toString('base64')}`,
  );
});

test('an image without anything but an ID is one', () => {
  const [record] = readImageRecords(json([{ id: 'odd' }]));
  expect(record).toMatchObject({ tags: [], digests: [], manifest: null, topLayer: null });
});

test('a layer has its parent and its diffID, if it has any', () => {
  const layers = [{ id: 'a', parent: 'b', 'diff-digest': digestOf('a') }, { id: 'b' }];
  expect(readLayerRecords(json(layers))).toEqual([
    { id: 'a', parent: 'b', diffId: digestOf('a') },
    { id: 'b', parent: null, diffId: null },
  ]);
});

test('lists of anything else are refused', () => {
  for (const value of [null, 'text', {}, [1], [[]]]) {
    expect(() => readImageRecords(json(value))).toThrow('images.json');
    expect(() => readLayerRecords(json(value))).toThrow('layers.json');
  }
});
