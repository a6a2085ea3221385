import { on } from 'node:events';
import type { MessagePort } from 'node:worker_threads';
import { CompressionDamage } from './compression-damage.ts';
import type { NextPiece } from './pump.ts';
import { openDecoder, zstdInputSize } from './zstd-thread.ts';
import type { ZstdAnswer } from './zstd-worker.ts';

/**
 * Inflates zstd data with a decoder in WebAssembly, for a Node that has none of its own. It works
 * in a thread of its own, one step ahead of who takes what comes out.
 */
export async function* inflateInThread(next: NextPiece): AsyncGenerator<Uint8Array, void> {
  const port = await openDecoder();
  try {
    const answers = on(port, 'message', { close: ['close'] });
    const inputs = inputsOf(next);
    let input = await inputs.next();
    send(port, input);
    while (input.done !== true) {
      const answer = await receive(answers);
      if (answer.error === 0) {
        if (answer.wantsInput) input = await inputs.next();
        send(port, answer.wantsInput ? input : null);
      }
      if (answer.output.length > 0) yield answer.output;
      if (answer.error !== 0) throw damage(`error ${answer.error} of zstd`);
    }
    if (input.value !== null) throw input.value;
  } finally {
    port.close();
  }
}

type Input = IteratorResult<Uint8Array<ArrayBuffer>, unknown>;

/** Pieces that the decoder takes at once, with memory that can be sent. Returns what went wrong. */
async function* inputsOf(next: NextPiece): AsyncGenerator<Uint8Array<ArrayBuffer>, unknown> {
  try {
    for (let piece = await next(); piece !== null; piece = await next()) {
      for (let at = 0; at < piece.length; at += zstdInputSize) {
        yield new Uint8Array(piece.subarray(at, at + zstdInputSize));
      }
    }
    return null;
  } catch (error) {
    return error;
  }
}

/** Null asks for more of what the last input gives. */
function send(port: MessagePort, input: Input | null): void {
  if (input === null) port.postMessage(null);
  else if (input.done !== true) port.postMessage(input.value, [input.value.buffer]);
}

async function receive(answers: AsyncIterator<ZstdAnswer[]>): Promise<ZstdAnswer> {
  const step = await answers.next();
  const answer = step.done === true ? undefined : step.value[0];
  if (answer === undefined) throw damage('the decoder gave up');
  return answer;
}

function damage(reason: string): CompressionDamage {
  return new CompressionDamage('bad-compression', `the compressed data is damaged (${reason})`);
}
