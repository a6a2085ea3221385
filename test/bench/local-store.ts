import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lacks } from '../e2e/support/components.ts';
import { DockerEngine } from '../e2e/support/docker-engine.ts';
import { run as runProgram } from '../e2e/support/run.ts';
import { bundled, fastest, peakBytesOf } from './run.ts';
import { sample } from './sample.ts';

// The tree of an image in Docker, from Docker's own files and from its export, as a ratio.

const rounds = 2;
const layers = 4;
const filesOfLayer = 5_000;
const fileBytes = 60_000;
/** Of the time that the export takes. */
const most = 0.1;
const image = 'bench/stored:1';

/** An image of 1.2 GB. */
async function build(engine: DockerEngine): Promise<void> {
  const context = mkdtempSync(join(tmpdir(), 'layerscope-bench-'));
  try {
    const names = Array.from({ length: layers }, (_, layer) => `layer-${layer}`);
    for (const [layer, name] of names.entries()) {
      for (let i = 0; i < filesOfLayer; i++) {
        const directory = join(context, name, `directory-${i % 100}`);
        mkdirSync(directory, { recursive: true });
        writeFileSync(join(directory, `file-${i}`), sample(layer * filesOfLayer + i, fileBytes));
      }
    }
    const lines = ['FROM scratch', ...names.map((name) => `COPY ${name} /${name}`), 'CMD ["none"]'];
    writeFileSync(join(context, 'Dockerfile'), lines.join('\n'));
    await runProgram('docker', ['--host', engine.host, 'build', '--tag', image, context], {
      env: { DOCKER_BUILDKIT: '0' },
    });
  } finally {
    rmSync(context, { recursive: true });
  }
}

async function measure(): Promise<void> {
  const engine = await DockerEngine.start();
  try {
    await build(engine);
    const fromStore = [bundled('tree-from-store'), join(engine.directory, 'data'), image];
    const fromExport = [bundled('tree-from-export'), engine.host, image];
    const [store = 0, whole = 1] = fastest(rounds, fromStore, fromExport);
    const good = store / whole <= most;
    const figures = `${(store / whole).toFixed(3)} of at most ${most} times`;
    const seconds = `(${store.toFixed(2)} s against ${whole.toFixed(2)} s)`;
    console.log(
      `${good ? 'ok  ' : 'OVER'}  1.2 GB in Docker: tree of its files / of its export  ${figures}  ${seconds}`,
    );
    console.log(`      peak memory ${(peakBytesOf(fromStore) / 1e6).toFixed(0)} MB`);
    process.exitCode = good ? 0 : 1;
  } finally {
    await engine.stop();
  }
}

if (lacks('docker', 'dockerd') || process.getuid?.() !== 0) {
  console.log('skip  local stores: this needs root and a Docker engine that can be started');
} else {
  await measure();
}
