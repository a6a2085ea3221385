import { analyse } from '../../src/analysis/analyse.ts';
import { noWindows } from '../../src/analysis/content-windows.ts';
import { Contents } from '../../src/analysis/contents.ts';
import { allRules } from '../../src/analysis/finding-settings.ts';
import { buildTree } from '../support/build-tree.ts';
import { DirectoryBytes } from '../../src/filesystem/directory-bytes.ts';
import { LayerIndexBuilder } from '../../src/index/layer-index-builder.ts';
import { encodeText } from '../../src/model/byte-string.ts';
import type { LayerIndex } from '../../src/model/layer-index.ts';
import type { Entry, EntryType } from '../../src/tar/entry.ts';
import type { ExploredImage } from '../../src/tui/explored-image.ts';
import { imageOf } from '../support/image.ts';

const filesOfDirectory = 10;
const distinctNames = 100_000;
const endings = ['.py', '.pyc', '.so', '.js', '.json', '.txt', '.md', ''];

/**
 * An image of so many files in twelve layers, made without a tar: ten that add files, one that
 * changes the owner of some, one that removes directories.
 */
export function largeImage(files: number): ExploredImage {
  const each = Math.ceil(files / 10);
  const adding = Array.from({ length: 10 }, (_, layer) =>
    layerOf(filesFrom(layer * each, Math.min(files, (layer + 1) * each), 0)),
  );
  const owned = layerOf(filesFrom(0, each, 1000));
  const removed = layerOf(
    Array.from({ length: each / 100 }, (_, i) => {
      const path = directoryOf(i * 2 * filesOfDirectory);
      const name = path.lastIndexOf('/') + 1;
      return entry('file', `${path.slice(0, name)}.wh.${path.slice(name)}`, 0, 0);
    }),
  );
  const { tree } = buildTree([...adding, owned, removed]);
  const contents = new Contents(
    tree,
    tree.layers.map(() => null),
  );
  const image = imageOf(tree.layerCount);
  return {
    reference: 'large.tar',
    image,
    tree,
    bytes: new DirectoryBytes(tree),
    contents,
    analysis: analyse({ tree, image, contents, windows: noWindows, dockerfile: null }, allRules),
    warnings: [],
  };
}

function* filesFrom(first: number, end: number, uid: number): Generator<Entry> {
  for (let i = first; i < end; i++) {
    if (i % filesOfDirectory === 0) yield entry('directory', directoryOf(i), 0, uid);
    const number = i % distinctNames;
    const ending = endings[number % endings.length] ?? '';
    yield entry('file', `${directoryOf(i)}/module_${number}${ending}`, (i * 7919) % 100_000, uid);
  }
}

/** Ten files to a directory, a hundred directories to the one above. */
function directoryOf(i: number): string {
  const directory = Math.floor(i / filesOfDirectory);
  return `usr/lib/group-${Math.floor(directory / 100)}/package-${directory}`;
}

function layerOf(entries: Iterable<Entry>): LayerIndex {
  const builder = new LayerIndexBuilder();
  for (const one of entries) builder.add(one);
  return builder.finish({ tarSize: 0, missing: 0, problem: null, diffId: null, digest: null });
}

function entry(type: EntryType, path: string, size: number, uid: number): Entry {
  return {
    path: encodeText(path),
    type,
    typeKnown: true,
    mode: type === 'directory' ? 0o755 : 0o644,
    uid,
    gid: uid,
    mtime: 1_763_647_407,
    size,
    storedSize: size,
    offset: 0,
    linkTarget: null,
    device: null,
    xattrs: null,
    sparse: null,
  };
}
