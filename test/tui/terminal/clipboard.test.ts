import { expect, test } from 'vitest';
import { clipboardSequence } from '../../../src/tui/terminal/clipboard.ts';

const plain = '\u001b]52;c;ZXRjL8Op\u0007';

test('text goes to the clipboard as UTF-8 in base64', () => {
  expect(clipboardSequence('etc/é', {})).toBe(plain);
  expect(clipboardSequence('etc/é', { TMUX: '', STY: '' })).toBe(plain);
});

test('tmux gets it for itself, and to pass it on', () => {
  const passedOn = '\u001bPtmux;\u001b\u001b]52;c;ZXRjL8Op\u0007\u001b\\';
  expect(clipboardSequence('etc/é', { TMUX: '/tmp/tmux-0/default,1,0' })).toBe(plain + passedOn);
});

test('GNU screen gets it in pieces to pass on', () => {
  const text = 'a'.repeat(200);
  const sent = clipboardSequence(text, { STY: '1.pts-0.host' });
  const pieces = sent.split('\u001b\\').slice(0, -1);
  expect(pieces.length).toBe(4);
  for (const piece of pieces) expect(piece).toMatch(/^.P.{1,76}$/);
  expect(pieces.map((piece) => piece.slice(2)).join('')).toBe(clipboardSequence(text, {}));
});
