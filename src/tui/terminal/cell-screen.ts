import type Screen from 'blessed/lib/widgets/screen.js';
import type { Frame } from '../screen/frame.ts';
import type { Size } from '../screen/geometry.ts';
import { BlessedOutput, silentInput } from './blessed-surroundings.ts';
import { inAscii, isPinned, pinned } from './cell-text.ts';
import { loadBlessed } from './load-blessed.ts';

const mouseModes = { vt200Mouse: true, cellMotion: true, sgrMouse: true };
const bracketedPaste = '?2004';

/** What no cell holds. */
const unknown = '\0';

interface CellScreenOptions {
  readonly size: Size;
  readonly isLinuxConsole: boolean;
  readonly colors: number;
  readonly ascii: boolean;
  readonly write: (text: string) => void;
}

/** blessed as what it is good at: cells, of which it sends the terminal those that are different. */
export class CellScreen {
  readonly #screen: Screen;
  readonly #output: BlessedOutput;
  readonly #ascii: boolean;
  /** What the lines hold, so that only what changes is touched; null when all has to be. */
  #shown: Frame | null = null;
  #isStale = false;
  #attributes: Int32Array = new Int32Array();

  constructor(options: CellScreenOptions) {
    const Blessed = loadBlessed();
    this.#ascii = options.ascii;
    this.#output = new BlessedOutput(options.size, options.write);
    this.#screen = new Blessed({
      input: silentInput(),
      output: this.#output,
      terminal: options.isLinuxConsole ? 'linux' : 'xterm-256color',
      // It is given nothing that the terminal cannot show.
      forceUnicode: true,
    });
    this.#screen.tput.brokenACS = true;
    this.#screen.tput.colors = options.colors;
    this.#listen();
  }

  /** Takes the terminal again after `leave`; all is to be painted anew. */
  enter(): void {
    this.#screen.enter();
    this.#listen();
    this.#shown = null;
  }

  /** Gives the terminal back: screen, cursor, mouse and all. */
  leave(): void {
    const { program } = this.#screen;
    program.disableMouse();
    program.resetMode(bracketedPaste);
    this.#screen.leave();
    program.flush();
  }

  destroy(): void {
    this.#screen.destroy();
  }

  /** Has the next frame sent whole, to an empty screen. */
  forget(): void {
    this.#isStale = true;
  }

  /** `attributes` are those of each style; others are another array. */
  paint(frame: Frame, attributes: Int32Array): void {
    this.#prepare(frame, attributes);
    for (let row = 0; row < frame.height; row++) this.#paintRow(frame, row);
    this.#shown = frame;
    this.#screen.render();
    this.#placeCursor(frame);
    this.#screen.program.flush();
  }

  #prepare(frame: Frame, attributes: Int32Array): void {
    const isEmptied = this.#output.resize(frame);
    if (this.#isStale && !isEmptied) this.#screen.alloc();
    if (isEmptied || this.#isStale || attributes !== this.#attributes) this.#shown = null;
    this.#isStale = false;
    this.#attributes = attributes;
  }

  #listen(): void {
    this.#screen.program.setMouse({ ...mouseModes }, true);
    this.#screen.program.setMode(bracketedPaste);
  }

  #paintRow({ cells, styles, width }: Frame, row: number): void {
    const shown = this.#shown;
    for (let column = 0; column < width; column++) {
      const at = row * width + column;
      const text = cells[at] ?? ' ';
      const style = styles[at] ?? 0;
      if (shown !== null && shown.cells[at] === text && shown.styles[at] === style) continue;
      let columns = 1;
      if (text !== '') while (column + columns < width && cells[at + columns] === '') columns++;
      this.#setCell(row, column, columns, text, this.#attributes[style] ?? 0);
    }
  }

  #setCell(row: number, column: number, columns: number, text: string, attribute: number): void {
    const line = this.#screen.lines[row];
    const cell = line?.[column];
    if (line === undefined || cell === undefined) return;
    const sent = this.#ascii ? inAscii(text) : pinned(text, column, column + columns);
    cell[0] = attribute;
    cell[1] = sent;
    line.dirty = true;
    if (columns > 1 || isPinned(sent)) this.#distrust(row, column, cell);
  }

  /**
   * blessed takes every cell for one column. So with a wide grapheme its second half has to be sent,
   * too; and with a disputed one what is behind, which it may have covered.
   */
  #distrust(row: number, column: number, [attribute, text]: readonly [number, string]): void {
    const there = this.#screen.olines[row] ?? [];
    if (there[column]?.[0] === attribute && there[column]?.[1] === text) return;
    let isCovering = isPinned(text);
    for (const behind of there.slice(column + 1)) {
      if (behind[1] !== '') {
        if (!isCovering) return;
        isCovering = isPinned(behind[1]);
      }
      behind[1] = unknown;
    }
  }

  #placeCursor({ cursor }: Frame): void {
    const { program } = this.#screen;
    if (cursor === null) {
      if (!program.cursorHidden) program.hideCursor();
    } else {
      program.cup(cursor.row, cursor.column);
      if (program.cursorHidden) program.showCursor();
    }
  }
}
