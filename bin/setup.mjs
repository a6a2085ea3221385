// Makes a clone ready to run: installs the dependencies and builds, each only if it has to.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { nodeProblem } from './node-version.js';

const inRoot = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url));

const problem = nodeProblem(process.versions.node);
if (problem !== null) giveUp(problem);
if (!isInstalled()) npm('installing the dependencies', 'ci', '--include=dev');
if (!isBuilt()) {
  // What was deleted from src must not live on in dist.
  rmSync(inRoot('dist'), { recursive: true, force: true });
  npm('building', 'run', '--silent', 'build');
}

/** Whether npm's own note of what it installed has all that the lockfile wants. */
function isInstalled() {
  const note = inRoot('node_modules/.package-lock.json');
  if (!existsSync(note)) return false;
  const installed = packagesOf(note);
  return Object.entries(packagesOf(inRoot('package-lock.json')))
    .filter(([path, wanted]) => path !== '' && !wanted.optional)
    .every(([path, wanted]) => installed[path]?.integrity === wanted.integrity);
}

function packagesOf(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
}

/** Whether the build is newer than all that it was made from; directories change with deletions. */
function isBuilt() {
  const main = inRoot('dist/cli/main.cjs');
  if (!existsSync(main)) return false;
  const sources = readdirSync(inRoot('src'), { recursive: true, encoding: 'utf8' }).map(
    (path) => `src/${path}`,
  );
  const builtAt = statSync(main).mtimeMs;
  return ['src', 'rolldown.config.ts', ...sources].every(
    (path) => statSync(inRoot(path)).mtimeMs <= builtAt,
  );
}

/** Runs npm; what is no complaint is not shown: rolldown lists all that it makes. */
function npm(purpose, ...args) {
  process.stderr.write(`layerscope: ${purpose}\n`);
  const { status, error } = spawnSync(
    'npm',
    ['--no-audit', '--no-fund', '--loglevel=error', ...args],
    {
      cwd: inRoot('.'),
      stdio: ['ignore', 'ignore', 2],
      shell: process.platform === 'win32',
    },
  );
  if (status !== 0) giveUp(`layerscope: ${purpose} failed${error ? `: ${error.message}` : ''}`);
}

function giveUp(reason) {
  process.stderr.write(`${reason}\n`);
  process.exit(2);
}
