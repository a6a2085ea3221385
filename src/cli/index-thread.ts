import { parentPort } from 'node:worker_threads';
import { mayHoldSecret } from '../analysis/rules/secrets/may-hold-secret.ts';
import { serveIndexing } from '../index/thread/serve-indexing.ts';
import { openPlace } from '../sources/file-access.ts';

// What runs in the threads that index layers: see `Io.indexThread`.
if (parentPort !== null) serveIndexing(parentPort, { isWanted: mayHoldSecret, openPlace });
