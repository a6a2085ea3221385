import { expect, test } from 'vitest';
import { commandNames } from '../../src/cli/program.ts';
import { resolveImport, type SourceFile, sourceFiles } from '../support/source-file.ts';

const files = new Map(sourceFiles().map((file) => [file.path, file]));

/** The files that are loaded with these, before anything is called for. */
function loadedWith(...paths: readonly string[]): readonly string[] {
  const loaded = new Set(paths);
  for (const path of loaded) {
    const file = files.get(path);
    if (file === undefined) throw new Error(`no such file: ${path}`);
    for (const target of staticImports(file)) loaded.add(target);
  }
  return [...loaded];
}

function staticImports(file: SourceFile): readonly string[] {
  return file.imports.flatMap(({ from, kind }) => {
    const target = kind === 'static' ? resolveImport(file, from) : null;
    return target === null ? [] : [target];
  });
}

test.each(commandNames)('%s loads nothing of the explorer, settings or not', (command) => {
  const loaded = loadedWith('cli/main.ts', `cli/commands/${command}.ts`, 'cli/settings-file.ts');
  expect(loaded.filter((path) => path.startsWith('tui/'))).toEqual([]);
});

test('the first frame waits neither for what reads images nor for what shows and judges them', () => {
  const loaded = loadedWith(
    'cli/main.ts',
    'cli/commands/explore.ts',
    'cli/explorer-keys.ts',
    'cli/explorer/explore-in-terminal.ts',
  );
  const later = /^(?:filesystem|index|tar|advice|analysis\/(?:rules|glob)|tui\/explorer)\b/;
  expect(loaded.filter((path) => later.test(path))).toEqual([]);
});
