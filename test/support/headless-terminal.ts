import { Unicode11Addon } from '@xterm/addon-unicode11';
import xterm from '@xterm/headless';
import type { Size } from '../../src/tui/screen/geometry.ts';
import type { DeviceListener, TerminalDevice } from '../../src/tui/terminal/terminal.ts';

/** How a cell of the terminal looks; colours as numbers, null for the terminal's own. */
export interface CellLook {
  readonly text: string;
  readonly foreground: number | null;
  readonly background: number | null;
  readonly bold: boolean;
  readonly underline: boolean;
  readonly inverse: boolean;
}

/** A real terminal without a window (xterm.js), and the device of a process that has it. */
export class HeadlessTerminal implements TerminalDevice {
  readonly env: TerminalDevice['env'];
  /** All that was written. */
  output = '';
  /** How often the process was stopped. */
  stops = 0;
  readonly #terminal: InstanceType<typeof xterm.Terminal>;
  #listener: DeviceListener | null = null;

  constructor({ width, height }: Size, env: TerminalDevice['env'] = { TERM: 'xterm-256color' }) {
    this.env = env;
    this.#terminal = new xterm.Terminal({ cols: width, rows: height, allowProposedApi: true });
    this.#terminal.loadAddon(new Unicode11Addon());
    this.#terminal.unicode.activeVersion = '11';
    // What the terminal answers.
    this.#terminal.onData((text) => this.type(text));
  }

  size(): Size {
    return { width: this.#terminal.cols, height: this.#terminal.rows };
  }

  write(text: string): void {
    this.output += text;
    this.#terminal.write(text);
  }

  open(listener: DeviceListener): void {
    this.#listener = listener;
  }

  close(): void {
    this.#listener = null;
  }

  stop(): void {
    this.stops++;
  }

  get isOpen(): boolean {
    return this.#listener !== null;
  }

  /** What else happens to the process. */
  happen(event: 'stopping' | 'continued' | 'ended' | 'dying'): void {
    this.#listener?.[event]();
  }

  /** The user types, or the terminal answers. */
  type(text: string): void {
    this.#listener?.bytes(Buffer.from(text));
  }

  resize({ width, height }: Size): void {
    this.#terminal.resize(width, height);
    this.#listener?.resized();
  }

  /** Resolves when the terminal has all that was written. */
  async settle(): Promise<void> {
    await new Promise(setImmediate);
    await new Promise<void>((resolve) => {
      this.#terminal.write('', resolve);
    });
  }

  /** What is to be seen, row by row; blanks at the ends do not show. */
  rows(): readonly string[] {
    return Array.from({ length: this.#terminal.rows }, (_, at) =>
      (this.#terminal.buffer.active.getLine(at)?.translateToString(true) ?? '').trimEnd(),
    );
  }

  cell(column: number, row: number): CellLook {
    const cell = this.#terminal.buffer.active.getLine(row)?.getCell(column);
    if (cell === undefined) throw new Error(`no cell at ${column}, ${row}`);
    return {
      text: cell.getChars(),
      foreground: cell.isFgDefault() ? null : cell.getFgColor(),
      background: cell.isBgDefault() ? null : cell.getBgColor(),
      bold: cell.isBold() !== 0,
      underline: cell.isUnderline() !== 0,
      inverse: cell.isInverse() !== 0,
    };
  }

  get cursor(): { readonly column: number; readonly row: number } {
    const { cursorX, cursorY } = this.#terminal.buffer.active;
    return { column: cursorX, row: cursorY };
  }

  /** What a program must give back. */
  get modes(): { readonly screen: string; readonly mouse: string; readonly paste: boolean } {
    const { modes, buffer } = this.#terminal;
    return {
      screen: buffer.active.type,
      mouse: modes.mouseTrackingMode,
      paste: modes.bracketedPasteMode,
    };
  }
}
