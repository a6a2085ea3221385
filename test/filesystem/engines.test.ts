import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ImageTree } from '../../src/filesystem/image-tree.ts';
import { implicit } from '../../src/filesystem/versions.ts';
import { type Analysed, analysedTars } from '../support/analysed.ts';
import { layersOfArchive } from '../support/docker-archive.ts';

// What Docker 28 showed of each archive, with either of its stores. Names are of the archives.
const folder = new URL('../../fixtures/semantics/', import.meta.url);
const accepted = [
  'aufs',
  'dir2file',
  'dir2link',
  'file2dir',
  'file_wh_prefix',
  'hl_chain',
  'hl_to_symlink',
  'link2dir',
  'names',
  'opaque_mid',
  'relist',
  'root_opq',
  'root_wh',
  'same_layer_link',
  'trailing_slash_file',
  'wh_dir_type',
  'wh_then_add',
  'whiteouts',
];

/** `mode path` of each line of `tar tv`; a hardlink is what it links to, under its own name. */
function enginesListing(name: string, engine: 'docker28' | 'containerd'): string[] {
  const text = readFileSync(new URL(`sem-${name}.${engine}.txt`, folder), 'latin1');
  const shown = new Map<string, { mode: string; arrow: string }>();
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const [mode = '', , ...rest] = line.trimEnd().split(' ');
    const [path = '', linked] = rest.join(' ').split(' link to ');
    const [own = '', symlink] = path.split(' -> ');
    const arrow = symlink === undefined ? '' : ` -> ${symlink}`;
    shown.set(own, (linked === undefined ? null : shown.get(linked)) ?? { mode, arrow });
  }
  return [...shown].map(([path, { mode, arrow }]) => `${mode} ${path}${arrow}`);
}

const letters: Readonly<Record<string, string>> = { file: '-', directory: 'd', symlink: 'l' };

function listing(tree: ImageTree): string[] {
  const { versions } = tree;
  return [...tree.stateAt(tree.layerCount - 1)].map((version) => {
    const type = tree.typeOf(version);
    const path = tree.pathOf(versions.node.at(version));
    const slash = type === 'directory' ? '/' : '';
    return `${letters[type] ?? '?'}${permissions(tree, version)} ${path}${slash}${target(tree, version)}`;
  });
}

/** Engines give every symlink 0777, and 0755 to a directory that no layer lists. */
function permissions(tree: ImageTree, version: number): string {
  const entry = tree.versions.entry.at(version);
  const index = tree.layers[tree.versions.layer.at(version)];
  const known = entry === implicit ? 0o755 : (index?.mode[entry] ?? 0);
  const mode = tree.typeOf(version) === 'symlink' ? 0o777 : known;
  return [6, 3, 0]
    .map((shift) => ['---', '--x', '-w-', '-wx', 'r--', 'r-x', 'rw-', 'rwx'][(mode >> shift) & 7])
    .join('');
}

function target(tree: ImageTree, version: number): string {
  const link = tree.linkTarget(version);
  return link === null ? '' : ` -> ${link}`;
}

async function analysedArchive(name: string): Promise<Analysed> {
  return analysedTars(layersOfArchive(readFileSync(new URL(`sem-${name}.tar`, folder))));
}

describe.each(accepted)('the merged filesystem of %s', (name) => {
  test.each(['docker28', 'containerd'] as const)('is what %s shows', async (engine) => {
    const { tree } = await analysedArchive(name);
    expect(listing(tree).sort()).toEqual(enginesListing(name, engine).sort());
  });
});

describe('what engines refuse', () => {
  test.each([
    ['hardlink_lower', 'dangling-hardlink'],
    ['hl_before_target', 'dangling-hardlink'],
    ['wh_empty', 'whiteout-without-name'],
    ['dotdot', 'path-clamped'],
  ])('%s is read with the warning %s', async (name, code) => {
    const { tree, warnings } = await analysedArchive(name);
    const codes = [...warnings, ...tree.layers.flatMap((layer) => layer.warnings)];
    expect(codes.map((warning) => warning.code)).toContain(code);
  });

  test.each(['dups', 'dotdot'])('%s is what containerd makes of it', async (name) => {
    const { tree } = await analysedArchive(name);
    expect(listing(tree).sort()).toEqual(enginesListing(name, 'containerd').sort());
  });

  test('a whiteout after the file that it names, in one layer, spares the file', async () => {
    const { tree } = await analysedArchive('add_then_wh');
    expect(listing(tree)).toContain('-rw-r--r-- same/x');
  });
});
