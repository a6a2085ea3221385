import { expect, test } from 'vitest';
import { sendContent } from '../../src/cli/send-content.ts';
import { RecordingOutput } from '../support/fake-io.ts';
import { memoryStream } from '../support/memory.ts';

const sentTo = (output: RecordingOutput): Buffer => Buffer.concat(output.sent);

test('a pipe gets the bytes as they are', async () => {
  const bytes = Buffer.of(0x1b, 0x5b, 0x00, 0xff, 0x0d, 0x0a);
  const pipe = new RecordingOutput();
  await sendContent(pipe, memoryStream(bytes, 2));
  expect(sentTo(pipe)).toEqual(bytes);
});

test.each([1, 2, 3, 1000])(
  'a terminal gets text that does nothing, from %i bytes',
  async (size) => {
    const text = '\u001b]0;title\u0007\tgrüße 😀\r\nline\u202e\n\0';
    const terminal = new RecordingOutput(80);
    await sendContent(terminal, memoryStream(Buffer.from(text), size));
    expect(String(sentTo(terminal))).toContain('\\u{1b}]0;title\\u{7}\tgrüße 😀');
    expect(String(sentTo(terminal))).toContain('line\\u{202e}\n\\u{0}');
  },
);

test('stops when nobody reads any more', async () => {
  let asked = 0;
  async function* endless() {
    for (;;) {
      asked++;
      yield Buffer.from('more');
    }
  }
  const closed = new RecordingOutput();
  closed.send = async () => false;
  await sendContent(closed, endless());
  expect(asked).toBe(1);
});
