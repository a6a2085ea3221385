import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { expect, test } from 'vitest';
import { resolveImport, sourceFiles } from './support/source-file.ts';

interface Rule {
  readonly folder: string;
  /** Names, with spaces between them: of folders, packages or modules. */
  readonly allowed: string;
  readonly because: string;
}

/**
 * The folders of `src/` from the outermost in, with what they may import and why no more. All that
 * a folder may import stands below it, so folders cannot import each other in a circle.
 */
const folders: readonly Rule[] = [
  {
    folder: 'cli',
    allowed:
      'tui extraction render report advice analysis dockerfile filesystem index toc sources oci tar text model',
    because: 'it wires everything, and nothing else may write, exit or know of arguments',
  },
  {
    folder: 'tui',
    allowed: 'advice analysis filesystem text model',
    because: 'what is on the screen is a function of the tree and of what the user did',
  },
  {
    folder: 'extraction',
    allowed: 'filesystem tar text model',
    because: 'it writes what a tree holds; contents are handed to it as a function',
  },
  {
    folder: 'render',
    allowed: 'report text model',
    because: 'what is shown stands in the report, so that every format tells the same',
  },
  {
    folder: 'report',
    allowed: 'advice analysis filesystem text model',
    because: 'it publishes what was found, with the names escaped by text',
  },
  {
    folder: 'advice',
    allowed: 'analysis filesystem text model',
    because: 'what people are told about a finding is made of what the rule found',
  },
  {
    folder: 'analysis',
    allowed: 'dockerfile filesystem model',
    because: 'figures are functions of the tree, wherever the image came from',
  },
  {
    folder: 'dockerfile',
    allowed: 'model',
    because: 'a Dockerfile is text, and what it is matched to is the history that images have',
  },
  {
    folder: 'filesystem',
    allowed: 'model',
    because: 'layers merge by their indexes, however those were made',
  },
  {
    folder: 'index',
    allowed: 'toc tar model',
    because: 'a layer is indexed without knowing of its image and its source',
  },
  {
    folder: 'toc',
    allowed: 'oci tar model',
    because: 'a table of contents is read alike from a file and from afar: bytes are handed to it',
  },
  {
    folder: 'sources',
    allowed: 'oci tar text model',
    because: 'it opens images; what is made of their layers is handed to it as a function',
  },
  {
    folder: 'oci',
    allowed: 'model',
    because: 'what JSON says is decided without reading anything',
  },
  { folder: 'tar', allowed: 'model', because: 'one reader serves layers and whole archives' },
  { folder: 'text', allowed: 'model', because: 'values become safe text the same way everywhere' },
  { folder: 'model', allowed: '', because: 'it is the vocabulary that all others share' },
];

/** What the program needs to run, each named in one folder only. */
const packages: readonly Rule[] = [
  { folder: 'cli', allowed: 'commander yaml', because: 'arguments and settings are its input' },
  { folder: 'tui', allowed: 'blessed diff', because: 'it draws cells, and compares texts' },
  { folder: 'analysis', allowed: 'picomatch', because: 'rules name paths by globs' },
  {
    folder: 'sources',
    allowed: 'dockerode smol-toml undici',
    because: 'it asks engines and registries, and reads where podman keeps its images',
  },
  { folder: 'tar', allowed: 'zstddec', because: 'it inflates zstd where Node cannot' },
  { folder: 'text', allowed: 'get-east-asian-width', because: 'it counts columns' },
];

/** Modules of Node: only `cli`, `extraction` and `sources` may reach beyond the process. */
const builtins: readonly Rule[] = [
  {
    folder: 'cli',
    allowed:
      'node:child_process node:crypto node:fs node:fs/promises node:os node:path ' +
      'node:worker_threads',
    because: 'it reads settings, writes results, runs builders, counts processors, and is a thread',
  },
  {
    folder: 'extraction',
    allowed: 'node:crypto node:fs/promises node:path',
    because: 'it writes files under names that are free, or take the place of others at once',
  },
  {
    folder: 'sources',
    allowed:
      'node:child_process node:crypto node:fs node:http node:https node:net node:os node:path ' +
      'node:stream node:timers/promises node:tls',
    because: 'it opens files and connections, runs ssh and credential helpers, and waits',
  },
  {
    folder: 'index',
    allowed: 'node:crypto node:worker_threads node:zlib',
    because: 'it hashes contents and takes their checksums, also in threads',
  },
  {
    folder: 'toc',
    allowed: 'node:crypto',
    because: 'a table of contents counts only under the digest that the manifest names',
  },
  {
    folder: 'tar',
    allowed: 'node:events node:stream node:worker_threads node:zlib',
    because: "it inflates with Node's own zlib, and zstd beside the main thread",
  },
  {
    folder: 'render',
    allowed: 'node:crypto',
    because: 'what SARIF reports is known again by a hash',
  },
  {
    folder: 'tui',
    allowed: 'node:module',
    because: 'it loads blessed without what it would do to the process',
  },
  {
    folder: 'text',
    allowed: 'node:buffer node:util',
    because: 'it asks whether bytes are UTF-8, and what the system says in words',
  },
  {
    folder: 'model',
    allowed: 'node:timers/promises',
    because: 'what takes long has turns with what else there is to do',
  },
];

const mostLines = 220;

const files = sourceFiles();

test('there are files to judge, and each is in a folder of the table', () => {
  const known = new Set(folders.map(({ folder }) => folder));
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter(({ folder }) => !known.has(folder)).map(({ path }) => path)).toEqual([]);
});

test('the table of folders allows only what stands below', () => {
  for (const [at, rule] of folders.entries()) {
    const below = new Set(folders.slice(at + 1).map(({ folder }) => folder));
    expect(namesIn(rule).filter((name) => !below.has(name))).toEqual([]);
  }
});

test('ARCHITECTURE.md has the same table', () => {
  const page = readFileSync(new URL('../ARCHITECTURE.md', import.meta.url), 'utf8');
  const rows = page.matchAll(/^\| `(\w+)\/` *\|.*\| ([\w, ]+?) *\|$/gm);
  const shown = Array.from(rows, ([, folder, imports = '']) => [folder, wordsOf(imports)]);
  const asShown = (rule: Rule): string => {
    if (rule.folder === 'cli') return 'all';
    return rule.allowed === '' ? 'nothing' : rule.allowed;
  };
  expect(shown).toEqual(folders.map((rule) => [rule.folder, wordsOf(asShown(rule))]));
});

test('folders import only what the table allows', () => {
  const wrong = files.flatMap((file) =>
    file.imports.flatMap(({ from }) => {
      const [folder = ''] = (resolveImport(file, from) ?? file.folder).split('/');
      return folder === file.folder ? [] : complaints(folders, file.folder, folder, file.path);
    }),
  );
  expect(wrong).toEqual([]);
});

test('packages are named only in their folder', () => {
  const wrong = files.flatMap(({ path, folder, imports }) =>
    imports
      .filter(({ from }) => !from.startsWith('.') && !isBuiltin(from))
      .flatMap(({ from }) => complaints(packages, folder, packageOf(from), path)),
  );
  expect(wrong).toEqual([]);
});

test('blessed is known in one place only', () => {
  const knowing = files.filter(({ imports }) =>
    imports.some(({ from }) => packageOf(from) === 'blessed'),
  );
  expect(
    knowing.map(({ path }) => path).filter((path) => !path.startsWith('tui/terminal/')),
  ).toEqual([]);
  expect(knowing.length).toBeGreaterThan(0);
});

test('the packages of the table are the dependencies, in one folder each', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  const named = packages.flatMap(namesIn);
  expect(named.toSorted()).toEqual(Object.keys(dependencies).toSorted());
});

test('modules of Node are imported as node:, and only where they are needed', () => {
  const wrong = files.flatMap(({ path, folder, imports }) =>
    imports
      .filter(({ from }) => isBuiltin(from))
      .flatMap(({ from }) => complaints(builtins, folder, from, path)),
  );
  expect(wrong).toEqual([]);
});

test('nobody but bin/ touches the process or the console', () => {
  const wrong = files.filter(({ code }) => /\b(process|console)\s*[.[]/.test(code));
  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test(`no file is longer than ${mostLines} lines`, () => {
  const long = files.filter(({ lines }) => lines > mostLines);
  expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([]);
});

test('help and version load no package but commander', () => {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const loaded = new Set(['cli/main.ts']);
  const loadedPackages = new Set<string>();
  for (const path of loaded) {
    const file = byPath.get(path);
    if (file === undefined) throw new Error(`no such file: ${path}`);
    for (const { from, kind } of file.imports) {
      if (kind !== 'static' || isBuiltin(from)) continue;
      const target = resolveImport(file, from);
      if (target === null) loadedPackages.add(packageOf(from));
      else loaded.add(target);
    }
  }
  expect([...loadedPackages]).toEqual(['commander']);
});

function complaints(
  table: readonly Rule[],
  folder: string,
  name: string,
  path: string,
): readonly string[] {
  const rule = table.find((candidate) => candidate.folder === folder);
  if (rule !== undefined && namesIn(rule).includes(name)) return [];
  const why = rule?.because ?? 'it does its work with data alone';
  return [`${path} must not import ${name}: of ${folder}, ${why}`];
}

/** `zstddec` of `zstddec/stream`, `@types/node` of `@types/node/fs`. */
function packageOf(from: string): string {
  const [first = '', second = ''] = from.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

/** In the order of the alphabet, since the page has another. */
function wordsOf(text: string): readonly string[] {
  return text.split(/\W+/).sort();
}

function namesIn({ allowed }: Rule): readonly string[] {
  return allowed.split(' ').filter((name) => name !== '');
}
