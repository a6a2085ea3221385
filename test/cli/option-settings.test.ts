import { describe, expect, test } from 'vitest';
import { settingsOf } from '../../src/cli/option-settings.ts';

describe('paths that are forbidden', () => {
  test.each([
    [undefined, null],
    [['*.pem', '.git'], { warn: [], fail: ['*.pem', '.git'] }],
    [['warn=.git,fail=*.{pem,key}'], { warn: ['.git'], fail: ['*.{pem,key}'] }],
    [['warn=.git', '*.pem'], { warn: ['.git'], fail: ['*.pem'] }],
    [['off'], { warn: [], fail: [] }],
    [['a=b'], { warn: [], fail: ['a=b'] }],
  ])('%j', async (given, expected) => {
    const settings = await settingsOf(given === undefined ? {} : { forbiddenPaths: given });
    expect(settings.forbiddenPaths).toEqual(expected);
  });

  test('of a glob that is none, the error says which', async () => {
    await expect(settingsOf({ forbiddenPaths: ['warn=[a'] })).rejects.toMatchObject({
      code: 'usage',
      failed: expect.stringContaining('"[a"'),
    });
  });
});

test('ignored paths can be none, against what a file says', async () => {
  expect((await settingsOf({})).ignorePaths).toBeNull();
  expect((await settingsOf({ ignorePaths: ['off'] })).ignorePaths).toEqual([]);
});
