import type { Frame } from '../screen/frame.ts';
import type { Size } from '../screen/geometry.ts';
import type { Background } from './background.ts';
import { BackgroundQuestion } from './background-question.ts';
import { CellScreen } from './cell-screen.ts';
import { chooseTheme, dependsOnBackground } from './choose-theme.ts';
import { clipboardSequence } from './clipboard.ts';
import { colorCount } from './color-count.ts';
import { InputReader } from './input-reader.ts';
import type {
  DeviceListener,
  Terminal,
  TerminalDevice,
  TerminalListener,
  TerminalOptions,
  ThemeName,
} from './terminal.ts';
import { attributesOf } from './theme.ts';
import { themes } from './themes.ts';
import type { Token } from './token.ts';

/** Milliseconds: a resize that another one follows is none. */
const resizePatience = 40;
/** 128 and the number of SIGHUP. */
const hangup = 129;

/** Takes the terminal. `on` hears nothing before the caller has it. */
export async function openTerminal(
  device: TerminalDevice,
  options: TerminalOptions,
  on: TerminalListener,
): Promise<Terminal> {
  const size = device.size();
  const screen = new CellScreen({
    size,
    isLinuxConsole: isLinuxConsole(device),
    colors: colorCount(device.env),
    ascii: options.ascii,
    write: (text) => device.write(text),
  });
  const terminal = new OpenTerminal(device, options, on, screen, size);
  device.open(terminal);
  return terminal;
}

class OpenTerminal implements Terminal, DeviceListener {
  readonly #device: TerminalDevice;
  readonly #options: TerminalOptions;
  readonly #on: TerminalListener;
  readonly #screen: CellScreen;
  readonly #reader = new InputReader((token) => this.#tell(token));
  readonly #question = new BackgroundQuestion((background) => this.#chooseTheme(background));
  #state: 'open' | 'suspended' | 'closed' = 'open';
  #size: Size;
  #theme: ThemeName = 'dark';
  #attributes: Int32Array = new Int32Array();
  /** What is to be seen, also while it cannot be. */
  #frame: Frame | null = null;
  #resizing: NodeJS.Timeout | null = null;

  constructor(
    device: TerminalDevice,
    options: TerminalOptions,
    on: TerminalListener,
    screen: CellScreen,
    size: Size,
  ) {
    this.#device = device;
    this.#options = options;
    this.#on = on;
    this.#screen = screen;
    this.#size = size;
    this.#chooseTheme(null);
  }

  get size(): Size {
    return this.#size;
  }

  get theme(): ThemeName {
    return this.#theme;
  }

  paint(frame: Frame): void {
    this.#frame = frame;
    this.#show();
  }

  copy(text: string): void {
    if (this.#state !== 'open' || isLinuxConsole(this.#device)) return;
    this.#device.write(clipboardSequence(text, this.#device.env));
  }

  redraw(): void {
    this.#screen.forget();
    this.#show();
  }

  suspend(): void {
    if (this.#state !== 'open') return;
    this.#screen.leave();
    this.#state = 'suspended';
    this.#device.stop();
  }

  async close(): Promise<void> {
    this.#giveBack();
    await this.#question.settled;
    this.#device.close();
  }

  bytes(chunk: Uint8Array): void {
    this.#reader.take(chunk);
  }

  resized(): void {
    if (this.#resizing !== null) clearTimeout(this.#resizing);
    this.#resizing = setTimeout(() => this.#measure(), resizePatience);
  }

  stopping(): void {
    this.suspend();
  }

  continued(): void {
    if (this.#state === 'closed') return;
    // Stopped by force, the terminal was not given back.
    if (this.#state === 'open') this.#screen.leave();
    this.#screen.enter();
    this.#state = 'open';
    this.#measure();
  }

  ended(): void {
    if (this.#state === 'closed') return;
    this.dying();
    this.#on.ended(hangup);
  }

  dying(): void {
    this.#giveBack();
    this.#device.close();
  }

  #giveBack(): void {
    if (this.#state === 'open') this.#screen.leave();
    if (this.#state !== 'closed') this.#screen.destroy();
    this.#state = 'closed';
    this.#reader.stop();
    if (this.#resizing !== null) clearTimeout(this.#resizing);
  }

  /** Nobody knows what a terminal shows of what it showed in another size. */
  #measure(): void {
    this.#resizing = null;
    if (this.#state !== 'open') return;
    this.#size = this.#device.size();
    this.#screen.forget();
    this.#show();
    this.#on.resized(this.#size);
  }

  #show(): void {
    const frame = this.#frame;
    const isFitting = frame?.width === this.#size.width && frame.height === this.#size.height;
    if (!isFitting || this.#state !== 'open' || this.#resizing !== null) return;
    this.#screen.paint(frame, this.#attributes);
    this.#askForBackground();
  }

  /** After the first frame, not to delay it. */
  #askForBackground(): void {
    const isOfUse = dependsOnBackground(this.#options.theme, this.#device.env);
    // Old linux consoles show the question.
    if (isOfUse && !isLinuxConsole(this.#device))
      this.#question.ask((text) => this.#device.write(text));
  }

  #chooseTheme(background: Background | null): void {
    this.#theme = chooseTheme(this.#options.theme, this.#device.env, background);
    this.#attributes = attributesOf(themes[this.#theme]);
    this.#show();
  }

  #tell(token: Token): void {
    if (token.kind === 'reply') this.#question.take(token.text);
    else if (this.#state === 'open') this.#on.input(token);
  }
}

function isLinuxConsole({ env }: TerminalDevice): boolean {
  return (env['TERM'] ?? '').startsWith('linux');
}
