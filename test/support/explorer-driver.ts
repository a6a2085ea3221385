import type { Effect } from '../../src/tui/effect.ts';
import type { ExploredImage } from '../../src/tui/explored-image.ts';
import type { InputEvent, MouseEvent } from '../../src/tui/input.ts';
import { usualKeymap } from './usual-keymap.ts';
import { type Model, startModel } from '../../src/tui/model.ts';
import type { Msg } from '../../src/tui/msg.ts';
import { compose } from '../../src/tui/screen/compose.ts';
import { unicodeGlyphs } from '../../src/tui/screen/glyphs.ts';
import { update } from '../../src/tui/update.ts';
import { view } from '../../src/tui/view.ts';
import { frameText } from './frame-text.ts';

/** The explorer driven by keys and mouse, without a terminal. */
export class ExplorerDriver {
  /** All that the explorer asked of the world so far. */
  readonly effects: Effect[] = [];
  model: Model;

  constructor(image: ExploredImage | null, width = 80, height = 24) {
    this.model = startModel({
      reference: image?.reference ?? 'app.tar',
      size: { width, height },
      glyphs: unicodeGlyphs,
      keymap: usualKeymap,
    });
    if (image !== null) this.send({ kind: 'merged', image });
  }

  send(msg: Msg): this {
    const [model, effects] = update(this.model, msg);
    this.model = model;
    this.effects.push(...effects);
    return this;
  }

  /** Presses keys by name: `j`, `enter`, `ctrl+a`. */
  press(...keys: readonly string[]): this {
    for (const key of keys) {
      const text = key.length === 1 ? key : key === 'space' ? ' ' : null;
      this.#input({ kind: 'key', key, text });
    }
    return this;
  }

  /** Types ASCII text letter by letter. */
  type(text: string): this {
    return this.press(...text.split('').map((letter) => (letter === ' ' ? 'space' : letter)));
  }

  mouse(action: MouseEvent['action'], column: number, row: number): this {
    const button = action.startsWith('wheel') ? null : 'left';
    return this.#input({ kind: 'mouse', action, button, column, row });
  }

  /** The whole screen as text, blanks at the ends of its rows left out. */
  get screen(): readonly string[] {
    return frameText(compose(view(this.model), this.model.glyphs));
  }

  #input(event: InputEvent): this {
    return this.send({ kind: 'input', event });
  }
}
