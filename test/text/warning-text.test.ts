import { expect, test } from 'vitest';
import { warningText } from '../../src/text/warning-text.ts';

const bare = { message: 'the layer ends within a file', layer: null, path: null, offset: null };

test('a warning is its message, with the layer before it, and the path and the offset behind', () => {
  expect(warningText(bare)).toBe('the layer ends within a file');
  expect(warningText({ ...bare, layer: 2, path: 'bin/sh', offset: 10_240 })).toBe(
    'layer 2: the layer ends within a file: bin/sh (at byte 10,240)',
  );
});

test('a message stays on one line, and says nothing to a terminal', () => {
  expect(warningText({ ...bare, message: 'odd\n\u001B[2J' })).toBe(String.raw`odd \u{1b}[2J`);
});
