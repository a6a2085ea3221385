import type { InputEvent } from '../input.ts';
import type { Frame } from '../screen/frame.ts';
import type { Size } from '../screen/geometry.ts';

export const themeNames = ['dark', 'light', 'ansi', 'mono'] as const;
export type ThemeName = (typeof themeNames)[number];

/** The user's terminal, while the explorer has it. */
export interface Terminal {
  readonly size: Size;
  /** What was asked for, or else what suits the terminal as far as it is known. */
  readonly theme: ThemeName;
  /** Shows a frame, at once; only what is different is sent. */
  paint(frame: Frame): void;
  /** Puts text on the clipboard of the user's machine, if the terminal allows it. */
  copy(text: string): void;
  /** Shows everything anew, for when something else has written on the terminal. */
  redraw(): void;
  /** Gives the terminal back, and stops the process until its user wants it again. */
  suspend(): void;
  /** Gives the terminal back for good; once is enough. Resolves when the shell may have it. */
  close(): Promise<void>;
}

export interface TerminalOptions {
  /** Null for what suits the terminal. */
  readonly theme: ThemeName | null;
  /** Whether the terminal shows nothing but ASCII. */
  readonly ascii: boolean;
}

export interface TerminalListener {
  input(event: InputEvent): void;
  /** The terminal has another size, or has lost what it showed: it is to be painted again. */
  resized(size: Size): void;
  /** The terminal is gone. It is closed already; the exit code is that of a hangup. */
  ended(code: number): void;
}

/** What the process has of its terminal. Nothing of it throws, even when the terminal is gone. */
export interface TerminalDevice {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As it is now. */
  size(): Size;
  /** Sends text; it has left the process when this returns. */
  write(text: string): void;
  /** Takes the keyboard, every key of it, and listens until it is closed. */
  open(listener: DeviceListener): void;
  /** Gives the keyboard back as it was. */
  close(): void;
  /** Gives the keyboard back and stops the process; `continued` is called when it goes on. */
  stop(): void;
}

export interface DeviceListener {
  bytes(chunk: Uint8Array): void;
  resized(): void;
  /** Somebody asks the process to stop. */
  stopping(): void;
  /** The process goes on after it was stopped, and has the keyboard again. */
  continued(): void;
  /** The terminal is gone. */
  ended(): void;
  /** The process is about to end: the last chance to write. */
  dying(): void;
}
