import type { Msg } from '../../tui/msg.ts';

/** Keeps what happens until there is somebody to tell, and tells it in that order. */
export class Mailbox {
  readonly #waiting: Msg[] = [];
  #receive = (msg: Msg): void => void this.#waiting.push(msg);

  readonly send = (msg: Msg): void => this.#receive(msg);

  /** From now on `receive` is told all, what has come before first. */
  open(receive: (msg: Msg) => void): void {
    for (let msg = this.#waiting.shift(); msg !== undefined; msg = this.#waiting.shift()) {
      receive(msg);
    }
    this.#receive = receive;
  }
}
