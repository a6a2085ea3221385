import type { MessagePort } from 'node:worker_threads';
import type { Blob, ByteStream, FilePlace } from '../../model/bytes.ts';
import { EntryBudget } from '../../model/entry-budget.ts';
import { LayerscopeError } from '../../model/error.ts';
import { Excerpts, type IsWanted } from '../excerpts.ts';
import { indexStream } from '../index-stream.ts';
import { buffersIn } from './buffers-in.ts';
import { Inbox } from './inbox.ts';
import type { FromThread, LayerTask, ThreadedLayer, ToThread } from './thread-message.ts';

/** What a thread cannot be told, but has with its code. */
export interface ThreadSkills {
  readonly isWanted: IsWanted;
  readonly openPlace: (place: FilePlace) => Blob;
}

/** Indexes layers in this thread, one after the other, for who is at the other end of `port`. */
export function serveIndexing(port: MessagePort, skills: ThreadSkills): void {
  let inbox: Inbox | null = null;
  port.on('message', (message: ToThread) => {
    switch (message.kind) {
      case 'layer':
        inbox = new Inbox(() => tell(port, { kind: 'taken' }));
        void answer(port, inbox, message.task, skills);
        break;
      case 'pieces':
        inbox?.give(message.pieces);
        break;
      case 'end':
        inbox?.end('ended');
        break;
      case 'broken':
        inbox?.end('broken');
        break;
    }
  });
}

async function answer(
  port: MessagePort,
  inbox: Inbox,
  task: LayerTask,
  { isWanted, openPlace }: ThreadSkills,
): Promise<void> {
  try {
    const { place } = task;
    const stored = place === null ? inbox.stream() : watch(openPlace(place).stream(true), port);
    tell(port, { kind: 'indexed', layer: await indexLayer(stored, task, isWanted) });
  } catch (error) {
    tell(port, { kind: 'failed', error: describe(error) });
  }
}

async function* watch(stored: ByteStream, port: MessagePort): ByteStream {
  for await (const piece of stored) {
    tell(port, { kind: 'read', bytes: piece.length });
    yield piece;
  }
}

async function indexLayer(
  stored: ByteStream,
  { verify, isChecked, budget: room, excerptRoom }: LayerTask,
  isWanted: IsWanted,
): Promise<ThreadedLayer> {
  const budget = new EntryBudget(room.entries, room.bytes);
  const excerpts = new Excerpts(isWanted, excerptRoom);
  const options = { verify, isChecked, excerpts };
  const index = await indexStream(stored, options, budget);
  return { index, excerpts: excerpts.all(index), left: budget.left };
}

function tell(port: MessagePort, message: FromThread): void {
  port.postMessage(message, buffersIn(message));
}

function describe(error: unknown): Extract<FromThread, { kind: 'failed' }>['error'] {
  if (!(error instanceof LayerscopeError)) return String(error);
  const { code, tried, failed, advice } = error;
  return { code, tried, failed, advice };
}
