#!/usr/bin/env node
import { createReadStream } from 'node:fs';
import { isatty } from 'node:tty';
import { nodeProblem } from './node-version.js';

const couldNotRun = 2;

// Dies of the signal itself, so that shells know, and say 130 of SIGINT. `process.exit` would wait
// for a thread that waits for standard input. The first process of a container cannot die so.
for (const [signal, exitCode] of [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.once(signal, () => {
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    process.kill(process.pid, signal);
    process.exit(exitCode);
  });
}

let writeError = null;
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    // Nobody reads any more, as with `layerscope ls app.tar | head`: not worth a word.
    if (error.code !== 'EPIPE') writeError = error;
  });
}

const output = (stream) => ({
  write: (text) => void stream.write(text),
  send: (bytes) => new Promise((resolve) => stream.write(bytes, (error) => resolve(!error))),
  get isTTY() {
    return stream.isTTY === true;
  },
  get columns() {
    // A terminal that does not know its size says 0.
    return stream.columns || null;
  },
});

async function run() {
  const problem = nodeProblem(process.versions.node);
  if (problem !== null) {
    process.stderr.write(`${problem}\n`);
    return couldNotRun;
  }
  const { main } = await import('../dist/cli/main.js');
  return main(process.argv.slice(2), {
    stdin: {
      isTTY: isatty(0),
      // Twice as fast as process.stdin.
      open: () => createReadStream('', { fd: 0, autoClose: false, highWaterMark: 1 << 20 }),
    },
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    env: process.env,
    cwd: process.cwd(),
  });
}

const exitCode = await run();
await new Promise((resolve) => {
  process.stdout.write('', resolve);
});
if (writeError !== null)
  process.stderr.write(`could not write the output: ${writeError.message}\n`);
// An open standard input would keep the process waiting for bytes that nobody wants.
process.exit(writeError === null ? exitCode : couldNotRun);
