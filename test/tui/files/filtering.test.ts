import { describe, expect, test } from 'vitest';
import { filesStart, type FilesState } from '../../../src/tui/files/files-state.ts';
import {
  filterFiles,
  selectedPath,
  titleOfFiles,
  updateFiles,
  viewFiles,
} from '../../../src/tui/files/files.ts';
import type { Action } from '../../../src/tui/keys/action.ts';
import { paneContext } from '../../support/pane-context.ts';
import { titleText } from '../../support/pane-text.ts';
import { rowText } from '../../support/row-text.ts';
import { town } from '../../support/town.ts';

const image = await town();
const context = paneContext(image, 60, 60, { look: { first: 1, last: 1 } });
const start = updateFiles(filesStart(image), 'show-attributes', context)[0];

function press(state: FilesState, ...actions: readonly Action[]): FilesState {
  return actions.reduce((before, action) => updateFiles(before, action, context)[0], state);
}

function filtered(text: string, state = start): FilesState {
  return filterFiles(state, text, context);
}

/** The rows without the head of their table. */
const tree = (state: FilesState): readonly string[] =>
  viewFiles(state, context)
    .rows.map(rowText)
    .filter((text) => text.trim() !== 'Name');
/** What the upper border says, where there is always room for it. */
const border = (state: FilesState): string => titleText(titleOfFiles(state, context))[0];
const here = (state: FilesState): string => String(selectedPath(state, context));

describe('a filter', () => {
  test('shows what matches and the directories above, expanded, the place found marked', () => {
    const state = filtered('su');
    expect(tree(state)).toMatchInlineSnapshot(`
      [
        "  ▾ bin/",
        "      su",
      ]
    `);
    const found = viewFiles(state, context)
      .rows.flatMap(({ spans }) => spans)
      .filter(({ tone }) => tone === 'match');
    expect(found.map(({ text }) => text)).toEqual(['su']);
  });

  test('counts the matches', () => {
    expect(border(filtered('manual-1'))).toBe('10 matches · manual-1');
    expect(border(filtered('hosts'))).toBe('1 match · hosts');
    expect(border(filtered('xyz'))).toBe('no match · xyz');
    expect(tree(filtered('xyz'))).toEqual(['Nothing matches the filter.']);
  });

  test('is of either case, unless a letter is a capital', () => {
    expect(border(filtered('MAIN.py'))).toBe('no match · MAIN.py');
    expect(border(filtered('main.py'))).toBe('1 match · main.py');
  });

  test.each([
    ['manual-0?.txt', '10 matches'],
    ['*.py', '1 match'],
    ['share/doc', '41 matches'],
    ['usr/*/*-03*', 'no match'],
    ['usr/**/*-03*', '1 match'],
    ['/-0[3-5]/', '3 matches'],
    ['/^s[uh]$/', '2 matches'],
    ['>8kB', '8 matches'],
    ['>8kB <20kB', '1 match'],
    ['+', '7 matches'],
    ['~', '1 match'],
    ['-', '1 match'],
    ['=', '1 match'],
    ['+- <5kB', '6 matches'],
    ['+ a .', '2 matches'],
  ])('%s finds %s', (text, expected) => {
    expect(border(filtered(text))).toBe(`${expected} · ${text}`);
  });

  test('says why nothing can match', () => {
    expect(tree(filtered('/(a+)+$/'))).toEqual([
      'Nothing matches: the regex repeats a group of repeats or',
      'choices.',
    ]);
  });

  test('takes the cursor to the first match, and leaves it there when it goes', () => {
    const state = filtered('manual-3');
    expect(here(state)).toBe('usr/share/doc/manual-30.txt');
    const cleared = filtered('', press(state, 'down'));
    expect(here(cleared)).toBe('usr/share/doc/manual-31.txt');
    expect(tree(cleared).filter((row) => row.includes('▾'))).toEqual([
      '· ▾ usr/',
      '·   ▾ share/',
      '·     ▾ doc/',
    ]);
  });

  test('leaves the cursor on its path if that matches', () => {
    const state = press(start, 'last', 'right', 'right', 'right', 'right', 'down', 'down');
    expect(here(state)).toBe('usr/share/doc/manual-02.txt');
    expect(here(filtered('manual', state))).toBe('usr/share/doc/manual-02.txt');
  });

  test('goes when it is closed, and folding is what it was before', () => {
    const open = press(start, 'down', 'toggle');
    const state = press(filtered('bin', open), 'toggle-all', 'close');
    expect(tree(state)).toEqual(tree(open));
    expect(border(state)).toBe('');
    expect(press(start, 'close')).toEqual(start);
  });

  test('folds like everything else', () => {
    const state = press(filtered('manual-1'), 'first', 'toggle');
    expect(tree(state)).toEqual(['· ▸ usr/']);
  });

  test('is asked for with the text it has', () => {
    expect(updateFiles(filtered('abc'), 'filter', context)[1]).toEqual([
      { kind: 'ask', question: { kind: 'filter' }, text: 'abc' },
    ]);
  });

  test('has a next match and one before, round and round', () => {
    const state = filtered('/^s[uh]$/');
    expect(here(state)).toBe('bin/sh');
    expect(here(press(state, 'next-match'))).toBe('bin/su');
    expect(here(press(state, 'next-match', 'next-match'))).toBe('bin/sh');
    expect(here(press(state, 'previous-match'))).toBe('bin/su');
    expect(updateFiles(start, 'next-match', context)[1]).toEqual([
      { kind: 'say', text: 'there is no filter' },
    ]);
    expect(updateFiles(filtered('xyz'), 'next-match', context)[1]).toEqual([
      { kind: 'say', text: 'nothing matches the filter' },
    ]);
  });
});

test('the next match is found where it is folded away, and the filter stays', () => {
  const folded = press(filtered('/^s[uh]$/'), 'first', 'toggle');
  expect(tree(folded)).toEqual(['  ▸ bin/']);
  const state = press(folded, 'next-match');
  expect(here(state)).toBe('bin/sh');
  expect(tree(state)).toEqual(['  ▾ bin/', '      sh → busybox', '      su']);
  expect(here(press(folded, 'previous-match'))).toBe('bin/su');
});

describe('hidden kinds', () => {
  const changes = press(start, 'expand-changes');

  test('leave the others, and the directories on the way', () => {
    const state = press(changes, 'show-unmodified');
    expect(tree(state)).toMatchInlineSnapshot(`
      [
        "+ ▾ app/",
        "+     data.csv",
        "+     gone → /nowhere",
        "+     main.py",
        "+     shell → ../bin/sh",
        "+ ▾ dev/",
        "+     null",
        "· ▾ etc/",
        "~     passwd  content, mode",
        "· ▾ usr/",
        "·   ▾ share/",
        "·     ▾ doc/",
        "-         manual-07.txt",
      ]
    `);
    expect(border(state)).toBe('without =');
    expect(tree(press(state, 'show-unmodified'))).toEqual(tree(changes));
  });

  test('can be all there are', () => {
    const all = ['show-added', 'show-removed', 'show-modified', 'show-unmodified'] as const;
    const state = press(changes, ...all);
    expect(tree(state)).toEqual(['All that there is is hidden.']);
    expect(border(state)).toBe('without + - ~ =');
    expect(selectedPath(state, context)).toBeNull();
  });

  test('join a filter', () => {
    expect(border(press(filtered('a'), 'show-unmodified', 'show-added'))).toBe(
      '2 matches · a · without + =',
    );
  });
});

describe('the order', () => {
  test('is by name, by size, by what changed, and round again', () => {
    const tops = (state: FilesState): string =>
      tree(state)
        .map((row) => row.replace(/[^a-z]/g, ''))
        .join(' ');
    expect(tops(start)).toBe('app bin dev etc opt usr');
    expect(border(press(start, 'sort'))).toBe('by size');
    expect(tops(press(start, 'sort'))).toBe('app bin usr opt etc dev');
    expect(border(press(start, 'sort', 'sort'))).toBe('by change');
    expect(tops(press(start, 'sort', 'sort'))).toBe('app etc usr bin dev opt');
    expect(tops(press(start, 'sort', 'sort', 'sort'))).toBe('app bin dev etc opt usr');
    expect(border(press(start, 'sort', 'sort-reverse'))).toBe('by size, reversed');
    expect(tops(press(start, 'sort', 'sort-reverse'))).toBe('dev etc opt usr bin app');
    expect(tops(press(start, 'sort-reverse'))).toBe('usr opt etc dev bin app');
  });
});
