import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { loadZstd } from './load-zstd.ts';
import { wasmDecoders } from './zstd-decoder.ts';
import { serveDecoders, type ZstdRequest } from './zstd-worker.ts';

/** One thread serves all decoders: each would cost 30 MB, and what they make has one reader anyway. */
let thread: Promise<Worker> | null = null;

/** Opens a decoder that takes its input from `input`. The port is to be closed after use. */
export async function openDecoder(input: Uint8Array<SharedArrayBuffer>): Promise<MessagePort> {
  thread ??= startThread();
  const worker = await thread;
  const { port1, port2 } = new MessageChannel();
  const request: ZstdRequest = { port: port2, input };
  worker.postMessage(request, [port2]);
  return port1;
}

async function startThread(): Promise<Worker> {
  const workerData = await loadZstd();
  // As text, so that it runs alike from TypeScript, from a build and from a bundle.
  const code = `const { parentPort, workerData } = require('node:worker_threads');
    (${serveDecoders.toString()})(parentPort, (${wasmDecoders.toString()})(workerData));`;
  const worker = new Worker(code, { eval: true, workerData });
  // Ports in use keep the process alive, the thread alone does not.
  worker.unref();
  worker.on('error', () => {
    thread = null;
  });
  return worker;
}
