import type { MessagePort } from 'node:worker_threads';

/** One step of a decoder. */
export interface ZstdAnswer {
  /** What came out: half a megabyte at most. */
  readonly output: Uint8Array<ArrayBuffer>;
  /** Whether all input was used, and nothing more can come out of it. */
  readonly wantsInput: boolean;
  /** zstd's error number, or 0. */
  readonly error: number;
}

/** Asks for a decoder of its own, which answers on `port` until that is closed. */
export interface ZstdRequest {
  readonly port: MessagePort;
  /** Where the decoder finds its input: each message on the port is the number of bytes there. */
  readonly input: Uint8Array<SharedArrayBuffer>;
}

/**
 * The code of the decoder thread. It answers each message on the port of a request with a
 * `ZstdAnswer`; the message 0 lets the decoder go on with the input that it has. The text of this
 * function is all that the thread gets: it names nothing outside.
 */
export function serveDecoders(parent: MessagePort, wasm: WebAssembly.Module): void {
  // zstd fills its output with whole blocks, or loses them when it meets damage: so one at a time.
  const blockSize = 128 * 1024;
  const outputSize = 4 * blockSize;
  const errors = 4096;
  const imports = { env: { emscripten_notify_memory_growth: (): void => {} } };
  const { exports } = new WebAssembly.Instance(wasm, imports);

  function call(name: string, ...values: readonly number[]): number {
    const exported = exports[name];
    if (typeof exported !== 'function') throw new TypeError(`zstd has no ${name}`);
    return Number(exported(...values)) >>> 0;
  }

  /** The memory moves when it grows. */
  function memory(): ArrayBuffer {
    if (exports['memory'] instanceof WebAssembly.Memory) return exports['memory'].buffer;
    throw new TypeError('zstd has no memory');
  }

  function serve({ port, input: shared }: ZstdRequest): void {
    const context = call('ZSTD_createDCtx');
    const input = call('malloc', shared.length);
    const output = call('malloc', outputSize);
    // Two structs of address, size and position: the input, then the output.
    const buffers = call('malloc', 24);
    let length = 0;
    let used = 0;

    function decode(): ZstdAnswer {
      for (let made = 0; ;) {
        const before = [input, length, used, output + made, blockSize, 0];
        new Uint32Array(memory(), buffers, 6).set(before);
        const result = call('ZSTD_decompressStream', context, buffers + 12, buffers);
        const after = new Uint32Array(memory(), buffers, 6);
        used = after[2] ?? 0;
        const written = after[5] ?? 0;
        made += written;
        const error = result > 2 ** 32 - errors ? 2 ** 32 - result : 0;
        const wantsInput = used === length && written < blockSize;
        if (error !== 0 || wantsInput || made + blockSize > outputSize) {
          return {
            output: new Uint8Array(memory()).slice(output, output + made),
            wantsInput,
            error,
          };
        }
      }
    }

    port.on('message', (bytes: number) => {
      if (bytes > 0) {
        new Uint8Array(memory()).set(shared.subarray(0, bytes), input);
        length = bytes;
        used = 0;
      }
      const answer = decode();
      port.postMessage(answer, [answer.output.buffer]);
    });
    port.on('close', () => {
      call('ZSTD_freeDCtx', context);
      for (const address of [input, output, buffers]) call('free', address);
    });
  }

  parent.on('message', serve);
}
