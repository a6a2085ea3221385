import { expect, test } from 'vitest';
import { commandText } from '../../../src/tui/config/command-text.ts';

test.each([
  [['/bin/app', '--port=80', 'a@b'], '/bin/app --port=80 a@b'],
  [['sh', '-c', 'exec "$0"'], `sh -c 'exec "$0"'`],
  [['echo', "it's"], String.raw`echo 'it'\''s'`],
  [['', 'a'], "'' a"],
  [[], ''],
])('%j', (words, text) => {
  expect(commandText(words)).toBe(text);
});
