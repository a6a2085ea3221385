import { on } from 'node:events';
import { badCompression } from './compression-damage.ts';
import type { NextPiece } from './pump.ts';
import { openDecoder } from './zstd-thread.ts';
import type { ZstdStep } from './zstd-decoder.ts';

const inputSize = 256 * 1024;

/**
 * Inflates zstd data with a decoder in WebAssembly, for a Node that has none of its own. It works
 * in a thread of its own, one step ahead of who takes what comes out.
 */
export async function* inflateInThread(next: NextPiece): AsyncGenerator<Uint8Array, void> {
  const shared = new Uint8Array(new SharedArrayBuffer(inputSize));
  const port = await openDecoder(shared);
  try {
    const answers = on(port, 'message', { close: ['close'] });
    const inputs = fill(shared, next);
    let input = await inputs.next();
    if (input.done !== true) port.postMessage(input.value);
    while (input.done !== true) {
      const answer = await receive(answers);
      if (answer.wantsInput) input = await inputs.next();
      if (input.done !== true) port.postMessage(answer.wantsInput ? input.value : 0);
      if (answer.output.length > 0) yield answer.output;
      if (answer.error !== 0) throw badCompression(`error ${answer.error} of zstd`);
    }
    if (input.value !== null) throw input.value;
  } finally {
    port.close();
  }
}

/** Fills `shared` again and again, and says with how many bytes. Returns what `next` failed with. */
async function* fill(shared: Uint8Array, next: NextPiece): AsyncGenerator<number, unknown> {
  let failure: unknown = null;
  let filled = 0;
  try {
    for (let piece = await next(); piece !== null; piece = await next()) {
      for (let at = 0; at < piece.length;) {
        const part = piece.subarray(at, at + shared.length - filled);
        shared.set(part, filled);
        at += part.length;
        filled += part.length;
        if (filled < shared.length) continue;
        yield filled;
        filled = 0;
      }
    }
  } catch (error) {
    failure = error;
  }
  if (filled > 0) yield filled;
  return failure;
}

async function receive(answers: AsyncIterator<ZstdStep[]>): Promise<ZstdStep> {
  const step = await answers.next();
  const answer = step.done === true ? undefined : step.value[0];
  if (answer === undefined) throw badCompression('the decoder gave up');
  return answer;
}
