import { type Background, backgroundOf, backgroundQuery, isLastAnswer } from './background.ts';

/** Milliseconds; later answers still count. */
const patience = 300;

/** Asks a terminal for its background, once. */
export class BackgroundQuestion {
  readonly #known: (background: Background) => void;
  #settle: () => void = () => {};
  #isAsked = false;

  /**
   * Resolves when no answer is on its way any more. Who leaves the terminal earlier leaves the
   * answer to the shell, as if it had been typed.
   */
  settled: Promise<void> = Promise.resolve();

  constructor(known: (background: Background) => void) {
    this.#known = known;
  }

  ask(write: (text: string) => void): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    this.settled = new Promise((resolve) => {
      const timeout = setTimeout(resolve, patience).unref();
      this.#settle = () => {
        clearTimeout(timeout);
        resolve();
      };
    });
    write(backgroundQuery);
  }

  /** What the terminal says, maybe to this question. */
  take(reply: string): void {
    const background = backgroundOf(reply);
    if (background !== null) this.#known(background);
    if (isLastAnswer(reply)) this.#settle();
  }
}
