import { Worker } from 'node:worker_threads';
import type { ByteStream, FilePart } from '../../model/bytes.ts';
import { LayerscopeError } from '../../model/error.ts';
import { batches } from './batches.ts';
import { buffersIn } from './buffers-in.ts';
import type { FromThread, LayerTask, ThreadedLayer, ToThread } from './thread-message.ts';

/** What lies ready in a thread, so that it need not wait for the next. */
const batchesAhead = 8;

type Task = Omit<LayerTask, 'place'>;

/** A thread that indexes one layer at a time. */
export class IndexThread {
  readonly #worker: Worker;
  #answer: FromThread | null = null;
  #batchesThere = 0;
  #wasRead: FilePart['wasRead'] = () => {};
  #wake: () => void = () => {};

  /** `file` is what runs in it: it calls `serveIndexing`. */
  constructor(file: string) {
    this.#worker = new Worker(file);
    this.#worker.on('message', (message: FromThread) => this.#hear(message));
    this.#worker.on('error', (error) => this.#hear({ kind: 'failed', error: error.message }));
    this.#worker.on('exit', () => this.#hear({ kind: 'failed', error: 'its thread has ended' }));
  }

  /** Indexes a layer as its stored bytes go by. Fails as `stored` does. */
  async index(stored: ByteStream, task: Task): Promise<ThreadedLayer> {
    this.#begin({ ...task, place: null });
    try {
      await this.#feed(stored);
    } catch (error) {
      this.#tell({ kind: 'broken' });
      await this.#answered();
      throw error;
    }
    return outcomeOf(await this.#answered());
  }

  /** Indexes a layer whose stored bytes the thread reads by itself. */
  async indexPart({ place, wasRead }: FilePart, task: Task): Promise<ThreadedLayer> {
    this.#wasRead = wasRead;
    this.#begin({ ...task, place });
    return outcomeOf(await this.#answered());
  }

  async close(): Promise<void> {
    this.#worker.removeAllListeners();
    // Nobody who waits for it is to wait for ever.
    this.#hear({ kind: 'failed', error: 'its thread was closed' });
    await this.#worker.terminate();
  }

  #begin(task: LayerTask): void {
    this.#answer = null;
    this.#batchesThere = 0;
    this.#tell({ kind: 'layer', task });
  }

  async #feed(stored: ByteStream): Promise<void> {
    for await (const pieces of batches(stored)) {
      this.#tell({ kind: 'pieces', pieces });
      this.#batchesThere++;
      while (this.#batchesThere >= batchesAhead && this.#answer === null) await this.#news();
      // It may have seen enough.
      if (this.#answer !== null) return;
    }
    this.#tell({ kind: 'end' });
  }

  #tell(message: ToThread): void {
    this.#worker.postMessage(message, buffersIn(message));
  }

  #hear(message: FromThread): void {
    if (message.kind === 'read') this.#wasRead(message.bytes);
    else if (message.kind === 'taken') this.#batchesThere--;
    else this.#answer = message;
    this.#wake();
  }

  async #answered(): Promise<FromThread> {
    while (this.#answer === null) await this.#news();
    return this.#answer;
  }

  #news(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}

function outcomeOf(answer: FromThread): ThreadedLayer {
  if (answer.kind === 'indexed') return answer.layer;
  const error = answer.kind === 'failed' ? answer.error : 'it has said nothing';
  throw typeof error === 'string' ? new Error(error) : new LayerscopeError(error);
}
