import type { ByteStream } from '../model/bytes.ts';
import { escapeLines } from '../text/escape.ts';
import type { Output } from './io.ts';

/**
 * Sends bytes to an output as they are, for as long as somebody reads. A terminal gets text that
 * cannot do anything to it: control characters are spelt out.
 */
export async function sendContent(output: Output, content: ByteStream): Promise<void> {
  if (output.isTTY) {
    await showText(output, content);
    return;
  }
  for await (const bytes of content) {
    if (!(await output.send(bytes))) return;
  }
}

async function showText(output: Output, content: ByteStream): Promise<void> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const show = (text: string): Promise<boolean> => output.send(Buffer.from(escapeLines(text)));
  for await (const bytes of content) {
    if (!(await show(decoder.decode(bytes, { stream: true })))) return;
  }
  await show(decoder.decode());
}
