import { expect, test } from 'vitest';
import { messageContent } from '../../../src/tui/screen/message.ts';
import { paneText } from '../../support/pane-text.ts';

test('wraps its words, as far as there is room', () => {
  const words = 'nothing to see here';
  expect(paneText(messageContent(words, { width: 12, height: 5 }))).toBe(
    '\nnothing to\nsee here\n',
  );
  expect(messageContent(words, { width: 12, height: 1 }).rows).toHaveLength(1);
});

test('breaks a word that is wider than the pane', () => {
  const shown = paneText(messageContent('nothing fits abcdefghijklmnop', { width: 10, height: 5 }));
  expect(shown).toBe('\nnothing\nfits\nabcdefghij\nklmnop\n');
});
