import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonObject, readObjects } from '../../src/oci/json-object.ts';
import { unexpectedFailure } from '../support/unexpected-failure.ts';

const digest = `sha256:${'0'.repeat(64)}`;
/** Asks for one field in every way. */
function readAll(value: unknown, name: string): void {
  const json = read(value);
  json.findTexts(name);
  json.findObject(name)?.textFields();
  json.objects(name);
}

const read = (value: unknown): JsonObject => new JsonObject(value, 'index.json');

describe('JsonObject', () => {
  test('gives fields of the type that is asked for', () => {
    const json = read({
      name: 'a',
      digest,
      count: 3,
      list: ['x', 1, 'y'],
      yes: true,
      in: { b: 'c' },
    });
    expect(json.text('name')).toBe('a');
    expect(json.digest('digest')).toBe(digest);
    expect(json.findCount('count')).toBe(3);
    expect(json.findTexts('list')).toEqual(['x', 'y']);
    expect(json.isTrue('yes')).toBe(true);
    expect(json.object('in').text('b')).toBe('c');
  });

  test('names the document and the field that is missing', () => {
    expect(() => read({}).text('name')).toThrow('could not read index.json: name is missing');
  });

  test('names where in the document a field has another type', () => {
    const manifests = read({ manifests: [{ digest }, { platform: 7, digest: 'sha256:beef' }] });
    const second = manifests.objects('manifests')[1];
    expect(() => second?.digest('digest')).toThrow('manifests[1].digest is not a digest');
    expect(() => second?.object('platform')).toThrow('manifests[1].platform is not an object');
  });

  test('names the item of a list that is no object', () => {
    expect(() => read({ layers: [{}, null] }).objects('layers')).toThrow(
      'layers[1] is not an object',
    );
    expect(() => readObjects([[]], 'manifest.json', '')).toThrow('[0] is not an object');
  });

  test.each([null, [], 'text', 1, true, undefined])('takes %j for no object', (value) => {
    expect(() => read(value)).toThrow('could not read index.json: it is not an object');
  });

  test('counts with safe integers only', () => {
    const json = read({ infinite: Infinity, negative: -1, half: 0.5, huge: 2 ** 60, text: '1' });
    for (const name of json.names()) expect(json.findCount(name)).toBeNull();
  });

  test('does not take what every object inherits for a field', () => {
    const json = read(JSON.parse('{"__proto__": {"digest": "x"}}'));
    expect(json.has('toString')).toBe(false);
    expect(json.has('digest')).toBe(false);
    expect(json.findObject('constructor')).toBeNull();
  });

  test('copies text fields, hostile names too, without touching prototypes', () => {
    const labels = read(JSON.parse('{"__proto__": "x", "a": "b", "n": 1}')).textFields();
    expect(Object.entries(labels)).toEqual([
      ['__proto__', 'x'],
      ['a', 'b'],
    ]);
    expect(Object.getPrototypeOf(labels)).toBe(Object.prototype);
  });

  test('fails in no other way than with a LayerscopeError, whatever the value', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, name) => {
        expect(unexpectedFailure(() => readAll(value, name))).toBeNull();
      }),
    );
  });
});
