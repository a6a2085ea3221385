import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { estargzLayer } from '../support/toc-layer.ts';
import { type Compress, type ImageShape, writeImage } from './image-file.ts';
import { writeRegistryImage } from './registry-image.ts';
import { bundled, fastest, peakBytesOf } from './run.ts';
import { serveImage } from './serve-image.ts';
import { writeTocImage } from './toc-image.ts';

// Speed as ratios against yardsticks measured in the same run, and memory as peaks. Absolute times
// say more of the machine than of the program, so they are shown and not judged.

const rounds = 3;
const MB = 1_000_000;
const layerscope = join(process.cwd(), 'bin', 'layerscope.js');
const folder = mkdtempSync(join(tmpdir(), 'layerscope-bench-'));
let failures = 0;

const local = (name: string): string => fileURLToPath(new URL(name, import.meta.url));
const report = (image: string): string[] => [
  layerscope,
  'report',
  '--format',
  'json',
  '--top',
  '10',
  image,
];

function judge(name: string, actual: number, limit: number, unit: string, detail: string): void {
  const good = actual <= limit;
  if (!good) failures++;
  const figures = `${actual.toFixed(2)} of at most ${limit} ${unit}`;
  console.log(`${good ? 'ok  ' : 'OVER'}  ${name.padEnd(46)} ${figures}  ${detail}`);
}

function compare(name: string, limit: number, subject: string[], yardstick: string[]): void {
  const [taken = 0, measure = 1] = fastest(rounds, subject, yardstick);
  const detail = `(${taken.toFixed(2)} s against ${measure.toFixed(2)} s)`;
  judge(name, taken / measure, limit, 'times', detail);
}

function memory(name: string, limit: number, program: string[]): void {
  judge(name, peakBytesOf(program) / MB, limit, 'MB', '');
}

function rules(name: string, path: string): void {
  const analysis = (which: 'all' | 'none'): string[] => [local('analysis.js'), path, which];
  compare(`${name}: with all rules / with none`, 1.15, analysis('all'), analysis('none'));
}

function makeImage(
  name: string,
  shape: Partial<ImageShape>,
  compress: Compress | null = null,
): string {
  const path = join(folder, `${name}.tar`);
  const whole = { entries: 20_000, contentBytes: 60 * MB, layers: 1, fileWhiteouts: 0 };
  writeImage(path, { ...whole, directoryWhiteouts: 0, ...shape }, compress);
  return path;
}

function plain(): void {
  const path = makeImage('plain', { entries: 100_000, contentBytes: 3_000 * MB, layers: 8 });
  const read = [local('yardstick-read.js'), path];
  compare('3 GB plain: whole analysis / reading it', 2, report(path), read);
  compare(
    '3 GB plain: without contents / reading it',
    0.5,
    [bundled('without-contents'), path],
    read,
  );
  memory('3 GB plain, 100,000 entries: peak memory', 200, report(path));
  rules('100,000 entries', path);
  rmSync(path);
}

function compressed(name: string, compress: Compress): void {
  const shape = { entries: 24_000, contentBytes: 800 * MB, layers: 4 };
  const path = makeImage(name, shape, compress);
  compare(`800 MB of ${name} layers / inflating them`, 1.3, report(path), [
    local('yardstick-inflate.js'),
    path,
  ]);
  memory(`800 MB of ${name} layers: peak memory`, 250, report(path));
  rmSync(path);
}

/** How much of it is read until the whole report is there. */
function tableOfContents(): void {
  const path = join(folder, 'estargz.tar');
  const shape = { entries: 24_000, contentBytes: 800 * MB, layers: 8 };
  writeTocImage(path, { ...shape, fileWhiteouts: 0, directoryWhiteouts: 0 }, estargzLayer);
  const child = spawnSync(process.execPath, report(path), { maxBuffer: 2 ** 28 });
  const { readBytes, blobBytes } = JSON.parse(child.stdout.toString()).reading;
  const detail = `(${(readBytes / MB).toFixed(1)} MB of ${(blobBytes / MB).toFixed(0)} MB)`;
  judge('eStargz: bytes read of those there are', (readBytes / blobBytes) * 100, 3, '%', detail);
  rmSync(path);
}

function whiteouts(): void {
  const without = makeImage('without', {});
  const many = makeImage('whiteouts', { fileWhiteouts: 800, directoryWhiteouts: 50 });
  compare('20,000 files, 850 whiteouts / none', 1.2, report(many), report(without));
  rmSync(without);
  rmSync(many);
}

function layers(): void {
  const few = makeImage('five', { entries: 50_000, layers: 5 });
  const many = makeImage('hundred', { entries: 50_000, layers: 100 });
  compare('the same entries in 100 layers / in 5', 1.3, report(many), report(few));
  rmSync(few);
  rmSync(many);
}

function million(): void {
  const path = makeImage('million', { entries: 1_000_000, contentBytes: 200 * MB, layers: 10 });
  memory('1,000,000 entries: peak memory', 400, report(path));
  rules('1,000,000 entries', path);
  rmSync(path);
}

function zstd(tar: Uint8Array): Uint8Array {
  const child = spawnSync('zstd', ['-q', '-c'], { input: tar, maxBuffer: 2 ** 31 });
  if (child.error !== undefined) throw child.error;
  return child.stdout;
}

/** An image in a registry on this machine, its layers compressed with gzip. */
async function inRegistry(count: number, use: (host: string) => void): Promise<void> {
  const path = makeImage('registry', { entries: 24_000, contentBytes: 1_000 * MB, layers: count });
  const blobs = join(folder, 'blobs');
  await writeRegistryImage(path, blobs);
  rmSync(path);
  await serveImage(blobs, use);
  rmSync(blobs, { recursive: true });
}

async function registries(): Promise<void> {
  await inRegistry(4, (host) => {
    compare(
      '1 GB in a registry / downloading and inflating',
      1.3,
      report(`registry://${host}/bench`),
      [local('yardstick-download.js'), host],
    );
  });
  await inRegistry(1, (host) => {
    memory('a layer of 1 GB in a registry: peak memory', 250, report(`registry://${host}/bench`));
  });
}

try {
  plain();
  compressed('gzip', (tar) => gzipSync(tar, { level: 4 }));
  compressed('zstd', zstd);
  tableOfContents();
  whiteouts();
  layers();
  million();
  await registries();
} finally {
  rmSync(folder, { recursive: true });
}
process.exitCode = failures === 0 ? 0 : 1;
