import type { ExitCode } from '../exit-code.ts';

/** The exit code, once it is known. */
export class Ending {
  readonly code: Promise<ExitCode>;
  leave: (code: ExitCode) => void = () => {};

  constructor() {
    this.code = new Promise((resolve) => {
      this.leave = resolve;
    });
  }
}
