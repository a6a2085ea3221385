import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { serveDecoders, type ZstdWorkerData } from './zstd-worker.ts';

/** Bytes of input that a decoder takes at once. */
export const zstdInputSize = 256 * 1024;

/** One thread serves all decoders: it needs 40 MB, and leaves the other core to their readers. */
let thread: Promise<Worker> | null = null;

/** A port to a decoder of its own, as `serveDecoders` says. To be closed after use. */
export async function openDecoder(): Promise<MessagePort> {
  thread ??= startThread();
  const worker = await thread;
  const { port1, port2 } = new MessageChannel();
  worker.postMessage(port2, [port2]);
  return port1;
}

async function startThread(): Promise<Worker> {
  const workerData: ZstdWorkerData = { wasm: await loadDecoder(), inputSize: zstdInputSize };
  // As text, so that it runs alike from TypeScript, from a build and from a bundle.
  const code = `const { parentPort, workerData } = require('node:worker_threads');
    (${serveDecoders.toString()})(parentPort, workerData);`;
  const worker = new Worker(code, { eval: true, workerData });
  // Ports in use keep the process alive, the thread alone does not.
  worker.unref();
  worker.on('error', () => {
    thread = null;
  });
  return worker;
}

/** The package keeps its WebAssembly to itself and its own loop hangs on damaged data. */
async function loadDecoder(): Promise<WebAssembly.Module> {
  const { ZSTDDecoder } = await import('zstddec/stream');
  return new Promise((resolve, reject) => {
    class Capture extends ZSTDDecoder {
      override _init({ module }: WebAssembly.WebAssemblyInstantiatedSource): void {
        resolve(module);
      }
    }
    new Capture().init().catch(reject);
  });
}
