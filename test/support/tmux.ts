import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';
import { temporaryDirectory } from './temporary-directory.ts';

const run = promisify(execFile);

/** A shell in a window of tmux, which nobody looks at but the test. */
export class TmuxWindow {
  /** Where tmux has its socket. */
  readonly #directory = temporaryDirectory();

  /** `environment` is the shell's, beside what it takes to find programs. */
  static async open(environment: Readonly<Record<string, string>> = {}): Promise<TmuxWindow> {
    const window = new TmuxWindow();
    const settings = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
    const path = `PATH=${process.env['PATH'] ?? ''}`;
    const shell = ['env', '-i', path, 'PS1=$ ', ...settings, 'bash', '--norc', '--noprofile'];
    await window.#tmux('-f', '/dev/null', 'new-session', '-d', '-x', '80', '-y', '24', ...shell);
    onTestFinished(async () => {
      // It ends with its last window, too.
      await window.#tmux('kill-server').catch(() => null);
    });
    return window;
  }

  /** Types text as it is. */
  async type(text: string): Promise<void> {
    await this.#tmux('send-keys', '-l', text);
  }

  /** Presses keys by tmux's names: `Enter`, `Up`, `C-z`. */
  async press(...keys: readonly string[]): Promise<void> {
    await this.#tmux('send-keys', ...keys);
  }

  async resize(width: number, height: number): Promise<void> {
    await this.#tmux('resize-window', '-x', String(width), '-y', String(height));
  }

  /** What is to be seen, row by row. */
  async rows(): Promise<readonly string[]> {
    return (await this.#tmux('capture-pane', '-p')).split('\n');
  }

  /** The foreground of a word, as a parameter of SGR: `38;5;39`. */
  async colorOf(word: string): Promise<string | undefined> {
    const screen = await this.#tmux('capture-pane', '-p', '-e');
    const before = screen.slice(0, screen.indexOf(word));
    return [...before.matchAll(/[[;](38;5;\d+|3\d)(?=[;m])/g)].at(-1)?.[1];
  }

  /** What a program must give back: whether it is on, by tmux's names. */
  async state(): Promise<string> {
    const state = await this.#tmux(
      'display-message',
      '-p',
      'alternate #{alternate_on} cursor #{cursor_flag} mouse #{mouse_any_flag} keypad #{keypad_flag}',
    );
    return state.trim();
  }

  /** The clipboard, as far as tmux has it. */
  async clipboard(): Promise<string> {
    return this.#tmux('show-buffer');
  }

  async set(option: string, value: string): Promise<void> {
    await this.#tmux('set-option', '-g', option, value);
  }

  /** Closes the window, as a user does who has had enough. */
  async close(): Promise<void> {
    await this.#tmux('kill-pane');
  }

  async #tmux(...words: readonly string[]): Promise<string> {
    const settings = { TERM: 'xterm-256color', LC_ALL: 'C.UTF-8', TMUX_TMPDIR: this.#directory };
    const { stdout } = await run('tmux', words, { env: { ...process.env, ...settings, TMUX: '' } });
    return stdout;
  }
}
