import { expect, test, vi } from 'vitest';
import type { LoadImage } from '../../src/cli/loaded-image.ts';
import type { GivenOptions } from '../../src/cli/options.ts';
import { withImage } from '../../src/cli/with-image.ts';
import { FakeIo, type Surroundings } from '../support/fake-io.ts';
import { stubLoad } from '../support/stub-load.ts';

const wanted = { reference: 'a', baseLayers: null, keepContents: false };
const erase = '\r\u001b[K';

function sessionWith(load: LoadImage, given: GivenOptions = {}, surroundings: Surroundings = {}) {
  const io = new FakeIo(surroundings);
  return { io, given, load, tool: { name: 'layerscope', version: '1.2.3' } };
}

test('closes the image, also when it comes to nothing', async () => {
  const { load, stillOpen } = stubLoad([[]]);
  const session = sessionWith(load);
  expect(await withImage(session, wanted, async () => stillOpen())).toBe(1);
  const failing = withImage(session, wanted, () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(stillOpen()).toBe(0);
});

test.each([
  ['a terminal', {}, { columns: 80 }, true],
  ['a pipe', {}, {}, false],
  ['--no-progress', { progress: false }, { columns: 80 }, false],
  ['--quiet', { quiet: true }, { columns: 80 }, false],
])('progress, with %s', async (_, given, surroundings, isShown) => {
  const { load } = stubLoad([[]]);
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const slow: LoadImage = async (choice, around) => {
    clock.mockReturnValue(1000);
    around.progress.read(1000);
    return load(choice, around);
  };
  const session = sessionWith(slow, given, surroundings);
  await withImage(session, wanted, async () => null);
  clock.mockRestore();
  expect(session.io.stderr.text.includes('kB/s')).toBe(isShown);
  expect(session.io.stderr.text.endsWith(erase)).toBe(isShown);
  expect(session.io.stdout.text).toBe('');
});

test('notes take the place of the progress, and are safe for a terminal', async () => {
  const { load } = stubLoad([[]]);
  const noting: LoadImage = async (choice, around) => {
    around.note('read \u001b[2J');
    return load(choice, around);
  };
  const session = sessionWith(noting, { verbose: true });
  await withImage(session, wanted, async () => null);
  expect(session.io.stderr.writes[0]).toBe('read \\u{1b}[2J\n');
});

test('standard input must not be a terminal', async () => {
  const session = sessionWith(stubLoad([[]]).load, {}, { stdinIsTTY: true });
  for (const reference of ['-', 'docker-archive:-']) {
    await expect(
      withImage(session, { ...wanted, reference }, async () => null),
    ).rejects.toMatchObject({
      code: 'usage',
      failed: 'it is a terminal',
    });
  }
  expect(await withImage(session, { ...wanted, reference: 'a-' }, async () => 'read')).toBe('read');
});
