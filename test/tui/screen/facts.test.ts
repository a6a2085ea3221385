import { expect, test } from 'vitest';
import { fact, factLines, labelWidth } from '../../../src/tui/screen/facts.ts';
import { row } from '../../../src/tui/screen/span.ts';
import { rowText } from '../../support/row-text.ts';

const facts = [
  fact('User', 'app'),
  fact('Directory', '/srv/app with more'),
  fact('org.opencontainers.image.title', 'The shop'),
];

function drawn(width: number): readonly string[] {
  const labels = labelWidth(facts, width);
  return facts
    .flatMap((each) => factLines(each, labels, width))
    .map((spans) => rowText(row(spans)));
}

test('puts values beside labels, and below those that are too long', () => {
  expect(drawn(30)).toEqual([
    'User       app',
    'Directory  /srv/app with more',
    'org.opencontainers.image.title',
    '           The shop',
  ]);
});

test('wraps values in their own column', () => {
  expect(drawn(25).slice(0, 3)).toEqual([
    'User       app',
    'Directory  /srv/app with',
    '           more',
  ]);
});

test('gives labels a column as long as they leave enough for values', () => {
  expect(drawn(100)[2]).toBe('org.opencontainers.image.title  The shop');
  expect(drawn(12)).toEqual([
    'User  app',
    'Directory',
    '      /srv/a',
    '      pp',
    '      with',
    '      more',
    'org.opencont',
    'ainers.image',
    '.title',
    '      The',
    '      shop',
  ]);
});

test('keeps the lines of a value', () => {
  const lines = factLines(fact('Label', '{\n  "a": 1\n}'), 5, 40);
  expect(lines.map((spans) => rowText(row(spans)))).toEqual([
    'Label  {',
    '         "a": 1',
    '       }',
  ]);
});
