import type { ByteStream } from '../model/bytes.ts';
import type { TerminalDevice } from '../tui/terminal/terminal.ts';

/** Where text and bytes go. */
export interface Output {
  write(text: string): void;
  /** Resolves when the bytes are gone, with whether anybody reads them. */
  send(bytes: Uint8Array): Promise<boolean>;
  readonly isTTY: boolean;
  /** Of a terminal; null when it is none. */
  readonly columns: number | null;
}

export interface Input {
  readonly isTTY: boolean;
  /** The bytes, to be asked for once and only where they are wanted. */
  open(): ByteStream;
}

/** All that the program knows of the process it runs in. */
export interface Io {
  readonly stdin: Input;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /**
   * Has `act` done, at once, when a signal is about to end the process; gives what takes that back.
   */
  beforeSignal(act: (signal: NodeJS.Signals) => void): () => void;
  /** The terminal that the user sits at, for the explorer; null when there is none. */
  openTerminal(): Promise<TerminalDevice | null>;
  /** The file that runs in the threads which index layers; null where there are to be none. */
  readonly indexThread: string | null;
  /** The directory that relative paths start from. */
  readonly cwd: string;
}
