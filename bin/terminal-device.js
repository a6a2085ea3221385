const { openSync } = require('node:fs');
const { constants } = require('node:os');
const { isatty, ReadStream, WriteStream } = require('node:tty');

const stdin = 0;
const stdout = 1;
const deadlySignals = ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM'];
const usualSize = { width: 80, height: 24 };
/** How a stream measures its terminal. Node does so when it is told to, and has no other name for it. */
const measure = '_refreshSize';
/** Milliseconds within which a signal that stops the process has done so. */
const stopPatience = 100;

/**
 * The terminal of this process: standard input and output, or where one of them is none, the one
 * that the process was started from; null without any. Its methods are those of `TerminalDevice` in
 * src/tui/terminal/terminal.ts.
 */
function openTerminalDevice() {
  try {
    return new ProcessTerminal(
      isatty(stdin) ? process.stdin : new ReadStream(openSync('/dev/tty', 'r+')),
      isatty(stdout) ? process.stdout : new WriteStream(openSync('/dev/tty', 'w')),
    );
  } catch {
    return null;
  }
}

class ProcessTerminal {
  env = process.env;
  #input;
  #output;
  #listener = null;
  #isStopped = false;
  /** What listens to whom until `close`. */
  #handlers = [];
  #stopped = () => this.#listener?.stopping();

  constructor(input, output) {
    this.#input = input;
    this.#output = output;
  }

  size() {
    const { columns, rows } = this.#output;
    // Some terminals do not know their size, and say 0.
    return columns > 0 && rows > 0 ? { width: columns, height: rows } : usualSize;
  }

  write(text) {
    // A terminal has it when this returns. What is wrong with the terminal comes as an event.
    if (this.#output.writable) this.#output.write(text);
  }

  open(listener) {
    this.#listener = listener;
    const dying = () => this.#listener?.dying();
    const ended = () => this.#listener?.ended();
    this.#on(this.#input, 'end', ended);
    this.#on(this.#input, 'error', ended);
    this.#on(this.#output, 'error', ended);
    this.#on(this.#output, 'resize', () => this.#listener?.resized());
    // Node does this for standard output.
    this.#on(process, 'SIGWINCH', () => this.#output[measure]());
    this.#on(process, 'SIGTSTP', this.#stopped);
    this.#on(process, 'SIGCONT', () => this.#continue());
    this.#on(process, 'exit', dying);
    this.#on(process, 'uncaughtExceptionMonitor', dying);
    for (const signal of deadlySignals) this.#on(process, signal, () => this.#dieOf(signal));
    this.#on(this.#input, 'data', (chunk) => this.#listener?.bytes(chunk));
    this.#takeKeyboard();
  }

  close() {
    if (this.#listener === null) return;
    this.#listener = null;
    for (const [emitter, event, handler] of this.#handlers) emitter.off(event, handler);
    // A terminal that is gone may say so once more, when nobody wants to know.
    for (const stream of [this.#input, this.#output]) stream.on('error', () => {});
    this.#returnKeyboard();
  }

  stop() {
    this.#isStopped = true;
    this.#returnKeyboard();
    process.off('SIGTSTP', this.#stopped);
    // As the terminal itself does it, the whole group: npm or npx may be waiting in it. A group
    // that no shell looks after is not stopped, so it has to go on by itself.
    process.kill(0, 'SIGTSTP');
    setTimeout(() => {
      if (this.#isStopped) this.#continue();
    }, stopPatience);
  }

  #on(emitter, event, handler) {
    this.#handlers.push([emitter, event, handler]);
    // Before those who end the process.
    emitter.prependListener(event, handler);
  }

  #continue() {
    if (this.#listener === null) return;
    if (this.#isStopped) process.on('SIGTSTP', this.#stopped);
    this.#isStopped = false;
    this.#returnKeyboard();
    this.#takeKeyboard();
    this.#output[measure]();
    this.#listener?.continued();
  }

  #takeKeyboard() {
    this.#input.setRawMode(true);
    this.#input.resume();
  }

  #returnKeyboard() {
    this.#input.setRawMode(false);
    this.#input.pause();
  }

  /** Whoever else listens knows how to die; else it is as if nobody had listened. */
  #dieOf(signal) {
    this.#listener?.dying();
    if (process.listenerCount(signal) > 0) return;
    process.kill(process.pid, signal);
    process.exit(128 + constants.signals[signal]);
  }
}

module.exports = { openTerminalDevice };
