import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeBlock, codeText, proseText } from '../../src/render/markdown-text.ts';
import { escapeLines, escapeOnOneLine } from '../../src/text/escape.ts';
import { displayWidth } from '../../src/text/display-width.ts';
import { arbitraryMarkup } from '../support/arbitrary-report.ts';
import { elementNames, elementsNamed, parseMarkdown } from '../support/markdown.ts';

const line = arbitraryMarkup.map(escapeOnOneLine).filter((text) => text !== '');
const short = line.filter((text) => text.length <= 100 && displayWidth(text) <= 100);

/** The places that a piece of Markdown can stand in, each as a whole document. */
const places: readonly (readonly [string, (text: string) => string])[] = [
  ['a paragraph', (text) => text],
  ['a list', (text) => `- ${text}`],
  ['a table', (text) => `| a | b |\n| --- | --- |\n| 1 | ${text} |`],
  ['a summary', (text) => `<details>\n<summary>${text}</summary>\n\nb\n\n</details>`],
];

describe.each(places)('in %s', (_, place) => {
  test('code shows a name as it is', () => {
    fc.assert(
      fc.property(short, (name) => {
        const page = parseMarkdown(place(codeText(name, 100)));
        const [code, ...others] = elementsNamed(page, 'code');
        expect(code?.text).toBe(name);
        expect(others).toEqual([]);
        expect(code?.children).toEqual([]);
        const allowed = ['p', 'ul', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'code'];
        const known = new Set([...allowed, 'details', 'summary']);
        expect(elementNames(page).filter((element) => !known.has(element))).toEqual([]);
      }),
    );
  });

  test('prose has nothing in it but code', () => {
    fc.assert(
      fc.property(line, (words) => {
        const page = parseMarkdown(place(`x ${proseText(words, 200)}`));
        const bad = new Set(['a', 'img', 'script', 'em', 'strong', 'h1', 'h2', 'hr', 'del', 'pre']);
        expect(elementNames(page).filter((element) => bad.has(element))).toEqual([]);
      }),
    );
  });
});

test('nothing in prose is a mention or a reference but in code', () => {
  expect(proseText('by @babel/core, #12 and !3, 50%', 200)).toBe(
    'by <code>&#64;</code>babel/core, <code>&#35;</code>&#49;2 and <code>!</code>&#51;, 50%',
  );
});

test('what is in backticks in prose is code', () => {
  expect(proseText('use `COPY --chown=a:b` here', 200)).toBe(
    'use <code>COPY --chown=a:b</code> here',
  );
});

test('a block shows its lines as they are, whatever backticks are in them', () => {
  fc.assert(
    fc.property(arbitraryMarkup.map(escapeLines), (text) => {
      const page = parseMarkdown(codeBlock(text));
      const [pre] = elementsNamed(page, 'pre');
      expect(page.children.map(({ name }) => name)).toEqual(['pre']);
      expect(elementsNamed(page, 'code')[0]?.text).toBe(`${text.replaceAll('\r', '')}\n`);
      expect(pre?.children).toHaveLength(1);
    }),
  );
});

test('long texts are cut', () => {
  expect(codeText('x'.repeat(200), 10)).toBe('<code>xxxxxxxxx…</code>');
  expect(codeText('e\u0301'.repeat(50), 10).length).toBeLessThan(40);
  expect(codeBlock('x\n'.repeat(100)).split('\n')).toHaveLength(43);
});
