import { expect, test } from 'vitest';
import { element, renderXml } from '../../src/render/xml.ts';
import { parseXml } from '../support/xml.ts';

test('nests elements, and closes empty ones at once', () => {
  const root = element('a', { n: 1 }, [element('b', {}), element('c', {}, 'text')]);
  expect(renderXml(root)).toBe(`\
<?xml version="1.0" encoding="UTF-8"?>
<a n="1">
  <b/>
  <c>text</c>
</a>
`);
});

test('escapes what could be taken for markup', () => {
  const text = `<![CDATA[ & ]]> "quoted" 'too' &lt;`;
  const { attributes, text: read } = parseXml(renderXml(element('a', { n: text }, text)));
  expect(attributes['n']).toBe(text);
  expect(read).toBe(text);
});
