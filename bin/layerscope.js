#!/usr/bin/env node
const { read } = require('node:fs');
const nodeModule = require('node:module');
const path = require('node:path');
const { isatty } = require('node:tty');
const { promisify } = require('node:util');
const { nodeProblem } = require('./node-version.js');

// From Node 22.8 on, what was compiled once is kept for the next start.
nodeModule.enableCompileCache?.();

const couldNotRun = 2;
const inputChunk = 1 << 18;
const readOnce = promisify(read);

/** What is to be done before a signal ends the process. */
const lastActs = new Set();

// Dies of the signal itself, so that shells know, and say 130 of SIGINT. `process.exit` would wait
// for a thread that waits for standard input. The first process of a container cannot die so.
for (const [signal, exitCode] of [
  ['SIGHUP', 129],
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.once(signal, () => {
    for (const act of lastActs) act(signal);
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

/**
 * Standard input, twice as fast as process.stdin. It is not read ahead: a read that waits for bytes
 * which nobody wants any more would keep the process from exiting.
 */
async function* readInput() {
  for (;;) {
    const { bytesRead, buffer } = await readOnce(0, Buffer.allocUnsafeSlow(inputChunk));
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

/** Shells tell the name of a directory that was removed meanwhile; the system tells nothing. */
function workingDirectory() {
  try {
    return process.cwd();
  } catch {
    return process.env.PWD || '/';
  }
}

async function runMain() {
  const problem = nodeProblem(process.versions.node);
  if (problem !== null) {
    process.stderr.write(`${problem}\n`);
    return couldNotRun;
  }
  const { main } = require('../dist/cli/main.cjs');
  return main(process.argv.slice(2), {
    stdin: {
      isTTY: isatty(0),
      open: readInput,
    },
    stdout: output(process.stdout),
    stderr: output(process.stderr),
    openTerminal: async () => require('./terminal-device.js').openTerminalDevice(),
    env: process.env,
    beforeSignal: (act) => {
      lastActs.add(act);
      return () => void lastActs.delete(act);
    },
    indexThread: path.join(__dirname, '..', 'dist', 'cli', 'index-thread.cjs'),
    cwd: workingDirectory(),
  });
}

async function run() {
  const exitCode = await runMain();
  await new Promise((resolve) => {
    process.stdout.write('', resolve);
  });
  if (writeError !== null)
    process.stderr.write(`could not write the output: ${writeError.message}\n`);
  process.exit(writeError === null ? exitCode : couldNotRun);
}

run().catch((error) => {
  process.stderr.write(`This is a bug in layerscope. Please report it.\n${error.stack}\n`);
  process.exit(couldNotRun);
});
