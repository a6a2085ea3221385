import type { MessagePort } from 'node:worker_threads';
import { EntryBudget } from '../../model/entry-budget.ts';
import { LayerscopeError } from '../../model/error.ts';
import { Excerpts, type IsWanted } from '../excerpts.ts';
import { indexStream } from '../index-stream.ts';
import { buffersIn } from './buffers-in.ts';
import { Inbox } from './inbox.ts';
import type { FromThread, LayerTask, ThreadedLayer, ToThread } from './thread-message.ts';

/** Indexes layers in this thread, one after the other, for who is at the other end of `port`. */
export function serveIndexing(port: MessagePort, isWanted: IsWanted): void {
  let inbox: Inbox | null = null;
  port.on('message', (message: ToThread) => {
    switch (message.kind) {
      case 'layer':
        inbox = new Inbox(() => tell(port, { kind: 'taken' }));
        void answer(port, inbox, message.task, isWanted);
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
  isWanted: IsWanted,
): Promise<void> {
  try {
    tell(port, { kind: 'indexed', layer: await indexLayer(inbox, task, isWanted) });
  } catch (error) {
    tell(port, { kind: 'failed', error: describe(error) });
  }
}

async function indexLayer(
  inbox: Inbox,
  { verify, isChecked, budget: room, excerptRoom }: LayerTask,
  isWanted: IsWanted,
): Promise<ThreadedLayer> {
  const budget = new EntryBudget(room.entries, room.bytes);
  const excerpts = new Excerpts(isWanted, excerptRoom);
  const options = { verify, isChecked, excerpts };
  const index = await indexStream(inbox.stream(), options, budget);
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
