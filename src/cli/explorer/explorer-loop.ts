import type { Effect } from '../../tui/effect.ts';
import type { Model } from '../../tui/model.ts';
import type { Msg } from '../../tui/msg.ts';
import { update } from '../../tui/update.ts';

/**
 * Holds the model: takes what happens one by one, has the effects run, and has what came of all of
 * it drawn once, however much happened meanwhile.
 */
export class ExplorerLoop {
  #model: Model;
  readonly #draw: (model: Model) => void;
  readonly #run: (effect: Effect) => void;
  #isDrawingDue = false;

  constructor(model: Model, draw: (model: Model) => void, run: (effect: Effect) => void) {
    this.#model = model;
    this.#draw = draw;
    this.#run = run;
  }

  get model(): Model {
    return this.#model;
  }

  send(msg: Msg): void {
    const [model, effects] = update(this.#model, msg);
    this.#model = model;
    for (const effect of effects) this.#run(effect);
    if (this.#isDrawingDue) return;
    this.#isDrawingDue = true;
    setImmediate(() => {
      this.#isDrawingDue = false;
      this.#draw(this.#model);
    });
  }
}
