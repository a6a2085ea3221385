import type { Size } from '../screen/geometry.ts';

const ignore = (): void => {};

/**
 * Has blessed register no handlers of the process. It looks for `_bound` before it does, and takes
 * the others away with its last screen.
 */
export function keepOffTheProcess(Screen: object, Program: object): void {
  Object.assign(Program, { _bound: true, _exitHandler: ignore });
  Object.assign(Screen, {
    _bound: true,
    _exceptionHandler: ignore,
    _sigtermHandler: ignore,
    _sigintHandler: ignore,
    _sigquitHandler: ignore,
    _exitHandler: ignore,
  });
}

/** What blessed reads keys from, none of which ever comes: it would take answers for keys. */
export function silentInput(): object {
  return { _keypressDecoder: true, on: ignore, removeListener: ignore };
}

/** What blessed takes for the terminal. */
export class BlessedOutput {
  readonly isTTY = true;
  readonly writable = true;
  readonly write: (text: string) => void;
  columns: number;
  rows: number;
  #resized: () => void = ignore;

  constructor({ width, height }: Size, write: (text: string) => void) {
    this.columns = width;
    this.rows = height;
    this.write = write;
  }

  /** Whether the size is another; then blessed has emptied all. */
  resize({ width, height }: Size): boolean {
    if (width === this.columns && height === this.rows) return false;
    this.columns = width;
    this.rows = height;
    this.#resized();
    return true;
  }

  /** blessed listens to one event only: `resize`. */
  on(_event: 'resize', resized: () => void): void {
    this.#resized = resized;
  }

  removeListener(): void {
    this.#resized = ignore;
  }
}
