import type { MessagePort } from 'node:worker_threads';
import type { MakeDecoder, ZstdStep } from './zstd-decoder.ts';

/** Asks for a decoder of its own, which answers on `port` until that is closed. */
export interface ZstdRequest {
  readonly port: MessagePort;
  /** Where the decoder finds its input: each message on the port is the number of bytes there. */
  readonly input: Uint8Array<SharedArrayBuffer>;
}

/**
 * The code of the decoder thread. It answers each message on the port of a request with a
 * `ZstdStep`; the message 0 lets the decoder go on with the input that it has. The thread gets the
 * text of this function: it names nothing outside.
 */
export function serveDecoders(parent: MessagePort, makeDecoder: MakeDecoder): void {
  parent.on('message', ({ port, input }: ZstdRequest) => {
    const decoder = makeDecoder(input.length);
    port.on('message', (bytes: number) => {
      if (bytes > 0) decoder.give(input.subarray(0, bytes));
      const step = decoder.decode();
      const answer: ZstdStep = { ...step, output: step.output.slice() };
      port.postMessage(answer, [answer.output.buffer]);
    });
    port.on('close', () => decoder.close());
  });
}
