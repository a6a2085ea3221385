import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { extractFile, type FileToExtract } from '../../src/extraction/extract-file.ts';
import { attributesOf } from '../../src/filesystem/file-attributes.ts';
import { extractionOf } from '../support/extraction.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const { tree, files, contentOf } = await extractionOf([
  [{ path: 'etc/tool', content: 'content', mode: 0o4755, mtime: 1_000_000_000 }],
]);
const extract = (target: string, given: FileToExtract, replace: boolean): Promise<void> =>
  extractFile(target, given, replace, () => () => {});
const version = files[0]?.version ?? 0;
const file: FileToExtract = {
  name: 'tool',
  content: contentOf(version),
  attributes: attributesOf(tree, version),
};

test('writes a file with its permissions and its time', async () => {
  const target = join(temporaryDirectory(), 'new');
  await extract(target, file, false);
  expect(readFileSync(target, 'utf8')).toBe('content');
  const { mode, mtimeMs } = statSync(target);
  expect(mode & 0o7777).toBe(0o755);
  expect(mtimeMs).toBe(1_000_000_000_000);
});

test('keeps a time before 1970', async () => {
  const target = join(temporaryDirectory(), 'old');
  const attributes = file.attributes && { ...file.attributes, mtime: -86_400.5 };
  await extract(target, { ...file, attributes }, false);
  expect(statSync(target).mtimeMs).toBe(-86_400_500);
});

test('has its partial file guarded as long as there is one', async () => {
  const out = temporaryDirectory();
  const seen: string[] = [];
  const guard = (partial: string) => {
    seen.push(`guard ${dirname(partial)}`);
    return () => void seen.push(`forget ${readdirSync(out).join()}`);
  };
  await extractFile(join(out, 'new'), file, false, guard);
  expect(seen).toEqual([`guard ${out}`, 'forget new']);
});

test('puts it into a directory, and makes one for a name with a slash', async () => {
  const out = temporaryDirectory();
  await extract(out, file, false);
  await extract(join(out, 'a/b/'), file, false);
  expect(readFileSync(join(out, 'tool'), 'utf8')).toBe('content');
  expect(readFileSync(join(out, 'a/b/tool'), 'utf8')).toBe('content');
});

test('leaves alone what is there, unless it is to be replaced', async () => {
  const out = temporaryDirectory();
  const outside = join(temporaryDirectory(), 'outside');
  writeFileSync(outside, 'untouched');
  writeFileSync(join(out, 'file'), 'own');
  symlinkSync(outside, join(out, 'link'));
  symlinkSync(join(out, 'nowhere'), join(out, 'dangling'));
  for (const name of ['file', 'link', 'dangling']) {
    const target = join(out, name);
    await expect(extract(target, file, false)).rejects.toMatchObject({
      code: 'not-writable',
      failed: 'it is already there',
    });
    await extract(target, file, true);
    expect(readFileSync(target, 'utf8')).toBe('content');
  }
  expect(readFileSync(outside, 'utf8')).toBe('untouched');
  expect(readdirSync(out).sort()).toEqual(['dangling', 'file', 'link']);
});

test('leaves nothing behind where it cannot be written', async () => {
  const out = temporaryDirectory();
  mkdirSync(join(out, 'tool'));
  await expect(extract(out, file, true)).rejects.toMatchObject({ code: 'not-writable' });
  await expect(extract(join(out, 'no/where'), file, true)).rejects.toThrow('no such file');
  const broken = { ...file.content, pieces: () => brokenPieces() };
  await expect(extract(join(out, 'new'), { ...file, content: broken }, true)).rejects.toThrow(
    'damaged',
  );
  expect(readdirSync(out)).toEqual(['tool']);
});

test('writes to what is no file as it is', async () => {
  await extract('/dev/null', file, false);
  expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
});

async function* brokenPieces() {
  yield { position: 0, bytes: Buffer.from('half') };
  throw new Error('damaged');
}
