import { describe, expect, test } from 'vitest';
import { parseFilter } from '../../../src/tui/files/filter.ts';

const termsOf = (text: string): unknown => parseFilter(text).terms;
const problemOf = (text: string): string | null => parseFilter(text).problem;

describe('the terms of a filter', () => {
  test.each([
    ['passwd', { kind: 'text', text: 'passwd' }],
    ['etc/pass', { kind: 'text', text: 'etc/pass' }],
    ['/etc', { kind: 'text', text: '/etc' }],
    ['-rw', { kind: 'text', text: '-rw' }],
    ['*.so', { kind: 'glob', glob: '*.so' }],
    ['usr/**/x?', { kind: 'glob', glob: 'usr/**/x?' }],
    ['[ab]', { kind: 'glob', glob: '[ab]' }],
    ['/\\.pyc$/', { kind: 'regex', regex: /\.pyc$/ }],
    ['/a b/', { kind: 'regex', regex: /a b/ }],
    ['/usr/bin/', { kind: 'text', text: '/usr/bin/' }],
    ['/etc/', { kind: 'regex', regex: /etc/ }],
    ['>10MB', { kind: 'larger', bytes: 10_000_000 }],
    ['<1.5KiB', { kind: 'smaller', bytes: 1536 }],
    ['~', { kind: 'kinds', kinds: ['modified'] }],
    ['+-', { kind: 'kinds', kinds: ['added', 'removed'] }],
  ])('%s', (text, term) => {
    expect(parseFilter(text)).toEqual({ text, terms: [term], problem: null });
  });

  test('stand with blanks between them', () => {
    expect(termsOf('  *.so   >1MB lib ')).toEqual([
      { kind: 'glob', glob: '*.so' },
      { kind: 'larger', bytes: 1_000_000 },
      { kind: 'text', text: 'lib' },
    ]);
  });

  test('kinds of change are one term wherever they stand: no path has two', () => {
    expect(termsOf('+ x =')).toEqual([
      { kind: 'text', text: 'x' },
      { kind: 'kinds', kinds: ['added', 'unmodified'] },
    ]);
  });

  test('a size that is still to be typed asks for nothing', () => {
    expect(parseFilter('lib >')).toMatchObject({
      terms: [{ kind: 'text', text: 'lib' }],
      problem: null,
    });
  });
});

describe('what cannot be filtered by', () => {
  test.each([
    ['/(/', 'the regex is not complete or not valid'],
    ['/a)/', 'the regex is not complete or not valid'],
    ['lib /[/', 'the regex is not complete or not valid'],
    ['[a', 'of the glob: its brackets or braces do not match'],
    ['usr/[a', 'of the glob: its brackets or braces do not match'],
    ['>tall', 'tall is no size: say 10MB'],
    ['<\u{1b}', '\\u{1b} is no size: say 10MB'],
    [`${'a/'.repeat(31)}*`, 'the glob has more than 30 names'],
  ])('%s', (text, problem) => {
    expect(parseFilter(text)).toEqual({ text, terms: [], problem });
  });
});

describe('a regex', () => {
  test.each([
    '/^lib.*[.]so([.]\\d+)?$/',
    '/a+bc{2,}/',
    '/(a|b)c/',
    '/(?:py|rb)$/',
    '/[(+*]+[)]/',
    '/\\(a+\\)+/',
    '/(?<name>a)+/',
  ])('%s is searched for', (text) => {
    expect(problemOf(text)).toBeNull();
  });

  test.each([
    ['/(a+)+$/', 'the regex repeats a group of repeats or choices'],
    ['/(?:a|aa)*$/', 'the regex repeats a group of repeats or choices'],
    ['/((a+))+$/', 'the regex repeats a group of repeats or choices'],
    ['/(a?){20}$/', 'the regex repeats a group of repeats or choices'],
    ['/([a-z]+[)])*$/', 'the regex repeats a group of repeats or choices'],
    ['/.*.*.*x/', 'the regex repeats more than 2 times'],
    ['/(a)\\1/', 'the regex refers back to a group'],
    ['/(?<a>b)\\k<a>/', 'the regex refers back to a group'],
    ['/a(?=b)/', 'the regex looks ahead or behind'],
    ['/(?<!a)b/', 'the regex looks ahead or behind'],
    [`/${'a'.repeat(201)}/`, 'the regex is longer than 200 characters'],
  ])('%s could try for ever, and is not', (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  });
});
