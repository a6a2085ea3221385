import type { Effect } from './effect.ts';
import type { Explorer } from './explorer/explorer.ts';
import { focusShown } from './explorer/shown-panes.ts';
import { startExplorer } from './explorer/start-explorer.ts';
import { finish, updateExplorer } from './explorer/update-explorer.ts';
import { overlayContext } from './explorer/context.ts';
import { resolve } from './keys/keymap.ts';
import type { InputEvent } from './input.ts';
import type { Model } from './model.ts';
import type { Msg } from './msg.ts';
import { receiveContent, receiveUnreadable } from './viewer/viewer.ts';

type Updated = readonly [Model, readonly Effect[]];

/** What a message makes of the model, and what the world is to do about it. */
export function update(model: Model, msg: Msg): Updated {
  const { stage } = model;
  switch (msg.kind) {
    case 'resized': {
      const resized = { ...model, size: msg.size };
      return stage.kind === 'loading'
        ? [resized, []]
        : explore(resized, [focusShown(stage.explorer, resized), []]);
    }
    case 'input':
      return stage.kind === 'loading'
        ? [model, wait(model, msg.event)]
        : explore(model, updateExplorer(stage.explorer, msg.event, model));
    case 'loading':
      if (stage.kind !== 'loading') return [model, []];
      return [{ ...model, stage: { ...stage, progress: msg.progress } }, []];
    case 'merged':
      return explore(model, [startExplorer(msg.image), []]);
    case 'judged':
    case 'content':
    case 'unreadable':
    case 'told':
      return stage.kind === 'loading'
        ? [model, []]
        : explore(model, hear(stage.explorer, msg, model));
  }
}

type Explored = readonly [Explorer, readonly Effect[]];

function explore(model: Model, [explorer, effects]: Explored): Updated {
  return [{ ...model, stage: { kind: 'exploring', explorer } }, effects];
}

/** While loading, one can leave, or set the program aside. */
function wait({ keymap }: Model, event: InputEvent): readonly Effect[] {
  const action = event.kind === 'key' ? resolve(keymap, 'loading', event.key) : null;
  return action === 'quit' || action === 'suspend' || action === 'redraw' ? [{ kind: action }] : [];
}

type News = Extract<Msg, { kind: 'judged' | 'content' | 'unreadable' | 'told' }>;

function hear(explorer: Explorer, msg: News, model: Model): Explored {
  switch (msg.kind) {
    case 'judged': {
      const { image, contents, analysis } = msg;
      return [{ ...explorer, image: { ...explorer.image, image, contents, analysis } }, []];
    }
    case 'told':
      return [{ ...explorer, message: msg.text }, []];
    case 'unreadable':
      if (explorer.viewer === null) return [{ ...explorer, message: msg.reason }, []];
      return [{ ...explorer, viewer: receiveUnreadable(explorer.viewer, msg) }, []];
    case 'content': {
      if (explorer.viewer === null) return [explorer, []];
      const context = overlayContext(explorer, model);
      const [viewer, wishes] = receiveContent(explorer.viewer, msg, context);
      return finish(explorer, [{ ...explorer, viewer }, wishes], model);
    }
  }
}
