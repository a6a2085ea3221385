import { describe, expect, test } from 'vitest';
import { encodeText } from '../../../src/model/byte-string.ts';
import { filesStart, type FilesState } from '../../../src/tui/files/files-state.ts';
import {
  filterFiles,
  revealFile,
  selectedPath,
  updateFiles,
  viewFiles,
} from '../../../src/tui/files/files.ts';
import type { PaneContext } from '../../../src/tui/pane-context.ts';
import { explored } from '../../support/explored.ts';
import { paneContext } from '../../support/pane-context.ts';
import { town } from '../../support/town.ts';

const image = await town();
const at = (layer: number): PaneContext =>
  paneContext(image, 70, 30, { look: { first: layer, last: layer } });
const context = at(1);
const start = filesStart(image);

function nodeOf(path: string): number {
  return image.tree.find(encodeText(path)) ?? -1;
}

function onPath(path: string, where = context, state = start): FilesState {
  return revealFile(state, nodeOf(path), where);
}

const here = (state: FilesState, where = context): string => String(selectedPath(state, where));

describe('open', () => {
  test('shows a file as it is after the layers', () => {
    const version = image.tree.versionAt(nodeOf('etc/passwd'), 1);
    expect(updateFiles(onPath('etc/passwd'), 'open', context)[1]).toEqual([
      { kind: 'open-file', version },
    ]);
  });

  test('shows a removed file as it was', () => {
    const where = at(2);
    const version = image.tree.versionAt(nodeOf('etc/passwd'), 1);
    expect(updateFiles(onPath('etc/passwd', where), 'open', where)[1]).toEqual([
      { kind: 'open-file', version },
    ]);
  });

  test('follows a link to the end', () => {
    const [state, wishes] = updateFiles(onPath('app/shell'), 'open', context);
    expect([here(state), wishes]).toEqual(['bin/busybox', []]);
  });

  test('says of a link that it leads nowhere, or in a circle', async () => {
    expect(updateFiles(onPath('app/gone'), 'open', context)[1]).toEqual([
      { kind: 'say', text: '/app/gone leads to nothing' },
    ]);
    const circle = await explored([[{ path: 'a', type: 'symlink', linkTarget: 'a' }]]);
    const where = paneContext(circle, 70, 30);
    expect(updateFiles(filesStart(circle), 'open', where)[1]).toEqual([
      { kind: 'say', text: '/a leads in a circle' },
    ]);
  });

  test('says of a device that it has no content', () => {
    expect(updateFiles(onPath('dev/null'), 'open', context)[1]).toEqual([
      { kind: 'say', text: 'a character device has no content' },
    ]);
  });
});

test('copies the path, with whatever a terminal must not get spelled out', async () => {
  expect(updateFiles(onPath('app/main.py'), 'copy-path', context)[1]).toEqual([
    { kind: 'copy', text: '/app/main.py' },
  ]);
  const hostile = await explored([[{ path: 'a\n\u{1b}b' }]]);
  const where = paneContext(hostile, 70, 30);
  expect(updateFiles(filesStart(hostile), 'copy-path', where)[1]).toEqual([
    { kind: 'copy', text: '/a\\u{a}\\u{1b}b' },
  ]);
});

test('asks where to extract to, what is there or what was', () => {
  const ask = (path: string, where: PaneContext): unknown =>
    updateFiles(onPath(path, where), 'extract', where)[1];
  expect(ask('app', context)).toEqual([
    {
      kind: 'ask',
      question: { kind: 'extract-to', node: nodeOf('app'), layer: 1 },
      text: './app',
    },
  ]);
  expect(ask('etc/passwd', at(2))).toEqual([
    {
      kind: 'ask',
      question: { kind: 'extract-to', node: nodeOf('etc/passwd'), layer: 1 },
      text: './passwd',
    },
  ]);
});

test('without a path there is nothing to do', async () => {
  const empty = await explored([[]]);
  const where = paneContext(empty, 70, 30);
  const state = filesStart(empty);
  for (const action of ['open', 'copy-path', 'extract', 'left', 'right', 'toggle'] as const) {
    expect(updateFiles(state, action, where)).toEqual([state, []]);
  }
  expect(selectedPath(state, where)).toBeNull();
  expect(viewFiles(state, where).rows).toHaveLength(1);
});

describe('a path that is to be revealed', () => {
  test('is expanded to, and stands in the middle', () => {
    const where = paneContext(image, 70, 11, { look: { first: 1, last: 1 } });
    const state = onPath('usr/share/doc/manual-20.txt', where);
    const { rows } = viewFiles(state, where);
    expect(here(state, where)).toBe('usr/share/doc/manual-20.txt');
    expect(rows.findIndex(({ highlight }) => highlight === 'cursor')).toBe(6);
  });

  test('takes away the filter that hides it, and no other', () => {
    const [hidden] = updateFiles(start, 'show-added', context);
    const state = filterFiles(hidden, 'manual', context);
    expect(onPath('usr/share/doc/manual-01.txt', context, state).filter).not.toBeNull();
    const revealed = onPath('etc/passwd', context, state);
    expect([here(revealed), revealed.filter]).toEqual(['etc/passwd', null]);
    expect(revealed.hidden).toEqual(new Set(['added']));
  });

  test('shows the kind again that hides it', () => {
    const [hidden] = updateFiles(start, 'show-modified', context);
    const state = onPath('etc/passwd', context, hidden);
    expect([here(state), state.hidden.size]).toEqual(['etc/passwd', 0]);
  });

  test('that is not in sight is stood in for by what is above it', () => {
    expect(here(onPath('app/main.py', at(0)), at(0))).toBe('bin');
    expect(here(onPath('etc/nothing/there'))).toBe('app');
  });
});

describe('waste', () => {
  test('is gone to in the order of the tree, round and round', () => {
    const [first] = updateFiles(start, 'next-waste', context);
    expect(here(first)).toBe('app/data.csv');
    const [second] = updateFiles(first, 'next-waste', context);
    expect(here(second)).toBe('etc/passwd');
    expect(here(updateFiles(second, 'next-waste', context)[0])).toBe('app/data.csv');
    expect(here(updateFiles(second, 'previous-waste', context)[0])).toBe('app/data.csv');
    expect(here(updateFiles(start, 'previous-waste', context)[0])).toBe('etc/passwd');
  });

  test('is said not to be there, or not to be known yet', () => {
    expect(updateFiles(start, 'next-waste', at(2))[1]).toEqual([
      { kind: 'say', text: 'nothing that is stored here is wasted, or it is not in sight' },
    ]);
    const unjudged = { ...context, image: { ...image, analysis: null } };
    expect(updateFiles(start, 'next-waste', unjudged)[1]).toEqual([
      { kind: 'say', text: 'contents are still being compared' },
    ]);
  });
});
