/** One step of a decoder. */
export interface ZstdStep {
  /** What came out: half a megabyte at most, good until the next step. */
  readonly output: Uint8Array<ArrayBuffer>;
  /** Whether all input was used, and nothing more can come out of it. */
  readonly wantsInput: boolean;
  /** zstd's error number, or 0. */
  readonly error: number;
}

/** Decodes the frames of one stream. */
interface WasmDecoder {
  /** Takes the next input, at most as much as it was made for. */
  give(input: Uint8Array): void;
  /** Goes on with the input that it has. */
  decode(): ZstdStep;
  close(): void;
}

/** Makes a decoder that takes so many bytes at a time. */
export type MakeDecoder = (inputSize: number) => WasmDecoder;

/**
 * Makes decoders of zstd's own code, which share their memory. Threads get this function as text: it
 * names nothing outside.
 */
export function wasmDecoders(wasm: WebAssembly.Module): MakeDecoder {
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

  return (inputSize) => {
    const context = call('ZSTD_createDCtx');
    const input = call('malloc', inputSize);
    const output = call('malloc', outputSize);
    // Two structs of address, size and position: the input, then the output.
    const buffers = call('malloc', 24);
    let length = 0;
    let used = 0;

    function give(bytes: Uint8Array): void {
      new Uint8Array(memory()).set(bytes, input);
      length = bytes.length;
      used = 0;
    }

    function decode(): ZstdStep {
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
          return { output: new Uint8Array(memory(), output, made), wantsInput, error };
        }
      }
    }

    function close(): void {
      call('ZSTD_freeDCtx', context);
      for (const address of [input, output, buffers]) call('free', address);
    }

    return { give, decode, close };
  };
}
