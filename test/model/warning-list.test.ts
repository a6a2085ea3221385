import { expect, test } from 'vitest';
import { limits } from '../../src/model/limits.ts';
import { WarningList } from '../../src/model/warning-list.ts';
import type { LayerWarning, WarningCode } from '../../src/model/warning.ts';

const warning = (code: WarningCode, message: string): LayerWarning => ({
  code,
  message,
  path: null,
  offset: null,
});

test('of one kind the first are kept, the others counted and not even made', () => {
  const list = new WarningList();
  let made = 0;
  for (let i = 0; i < limits.warningsOfOneKind + 7; i++) {
    list.add('symlink-loop', () => warning('symlink-loop', `${++made}`));
  }
  list.add('path-clamped', () => warning('path-clamped', 'other'));
  const messages = list.finish(warning).map(({ message }) => message);
  expect(made).toBe(limits.warningsOfOneKind);
  expect(messages.slice(-2)).toEqual(['other', '7 more warnings of the kind symlink-loop']);
  expect(messages).toHaveLength(limits.warningsOfOneKind + 2);
});
