import { expect, test } from 'vitest';
import { Mailbox } from '../../../src/cli/explorer/mailbox.ts';
import type { Msg } from '../../../src/tui/msg.ts';

const told = (text: string): Msg => ({ kind: 'told', text });

test('tells what came before it was opened, then what comes, all in order', () => {
  const mailbox = new Mailbox();
  mailbox.send(told('one'));
  mailbox.send(told('two'));
  const heard: Msg[] = [];
  mailbox.open((msg) => {
    heard.push(msg);
    if (heard.length === 1) mailbox.send(told('what the first brought about'));
  });
  mailbox.send(told('three'));
  expect(heard).toEqual(['one', 'two', 'what the first brought about', 'three'].map(told));
});
