import type { Effect } from '../effect.ts';
import type { InputEvent } from '../input.ts';
import { resolve } from '../keys/keymap.ts';
import type { Setting } from '../model.ts';
import type { Outcome } from '../wish.ts';
import { act } from './act.ts';
import type { Explorer } from './explorer.ts';
import { grant } from './grant.ts';
import { pointAt } from './point-at.ts';
import { answerKey, answerPaste } from './prompting.ts';
import { scopeOf } from './scope.ts';
import { settle } from './settle.ts';

/** What input makes of the explorer, and what the world is to do. */
export function updateExplorer(
  explorer: Explorer,
  event: InputEvent,
  setting: Setting,
): readonly [Explorer, readonly Effect[]] {
  const quiet = explorer.message === null ? explorer : { ...explorer, message: null };
  return finish(explorer, respond(quiet, event, setting), setting);
}

/** Grants what panes wish, and lets panes follow what others changed. */
export function finish(
  before: Explorer,
  [after, wishes]: Outcome<Explorer>,
  setting: Setting,
): readonly [Explorer, readonly Effect[]] {
  return grant(settle(before, after), wishes, setting);
}

function respond(explorer: Explorer, event: InputEvent, setting: Setting): Outcome<Explorer> {
  switch (event.kind) {
    case 'mouse':
      return pointAt(explorer, event, setting);
    case 'paste':
      return explorer.prompt === null ? [explorer, []] : answerPaste(explorer, event, setting);
    case 'key': {
      if (explorer.prompt !== null) return answerKey(explorer, event, setting);
      const action = resolve(setting.keymap, scopeOf(explorer), event.key);
      return action === null ? [explorer, []] : act(explorer, action, setting);
    }
  }
}
