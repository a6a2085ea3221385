import { closeSync, openSync, writeSync } from 'node:fs';
import { blockSize, concat, headerBlock, padded, trailer } from '../support/tar-blocks.ts';
import { sample } from './sample.ts';

/** How a bench image is made up. Equal shapes give equal images. */
export interface ImageShape {
  readonly entries: number;
  readonly contentBytes: number;
  readonly layers: number;
  /** Whiteouts in one more layer on top: of files, and of directories of ten files each. */
  readonly fileWhiteouts: number;
  readonly directoryWhiteouts: number;
}

const filesOfDirectory = 10;

/** Compresses one layer's tar. */
export type Compress = (tar: Uint8Array) => Uint8Array;

/** Writes a `docker save` archive, its layers plain unless `compress` is given. */
export function writeImage(path: string, shape: ImageShape, compress: Compress | null): void {
  const file = openSync(path, 'w');
  const names: string[] = [];
  let at = 0;
  const write = (bytes: Uint8Array): void => {
    at += writeSync(file, bytes, 0, bytes.length, at);
  };
  for (const [layer, parts] of [...layersOf(shape)].entries()) {
    const name = `${layer}/layer.tar`;
    const header = at;
    at += blockSize;
    const start = at;
    for (const part of compress === null ? parts : [compress(concat([...parts]))]) write(part);
    const size = at - start;
    at = start + Math.ceil(size / blockSize) * blockSize;
    writeSync(file, headerBlock({ name, size }), 0, blockSize, header);
    names.push(name);
  }
  for (const [name, text] of documents(names)) {
    write(headerBlock({ name, size: Buffer.byteLength(text) }));
    write(padded(Buffer.from(text)));
  }
  write(trailer);
  closeSync(file);
}

function documents(layers: readonly string[]): readonly (readonly [string, string])[] {
  // Nobody verifies them here, and hashing gigabytes takes longer than the bench.
  const diffIds = layers.map((_, i) => `sha256:${i.toString(16).padStart(64, '0')}`);
  const rootfs = { type: 'layers', diff_ids: diffIds };
  const config = { os: 'linux', architecture: 'amd64', config: {}, rootfs };
  const manifest = [{ Config: 'config.json', RepoTags: ['bench:latest'], Layers: layers }];
  return [
    ['config.json', JSON.stringify(config)],
    ['manifest.json', JSON.stringify(manifest)],
  ];
}

/** The parts of each layer's tar, made while they are written. */
export function* layersOf(shape: ImageShape): Generator<Iterable<Uint8Array>> {
  const each = Math.ceil(shape.entries / shape.layers);
  for (let layer = 0; layer < shape.layers; layer++) {
    const first = layer * each;
    yield layerParts(shape, first, Math.min(first + each, shape.entries));
  }
  if (shape.fileWhiteouts + shape.directoryWhiteouts > 0) yield whiteoutParts(shape);
}

function* layerParts(shape: ImageShape, first: number, end: number): Generator<Uint8Array> {
  const mean = shape.contentBytes / shape.entries;
  for (let i = first; i < end; i++) {
    if (i % filesOfDirectory === 0)
      yield headerBlock({ name: `${directoryOf(i)}/`, typeflag: '5' });
    const content = sample(i, sizeOf(i, mean));
    yield headerBlock({ name: `${directoryOf(i)}/file-${i}.txt`, size: content.length });
    yield padded(content);
  }
  yield trailer;
}

function* whiteoutParts(shape: ImageShape): Generator<Uint8Array> {
  for (let i = 0; i < shape.fileWhiteouts; i++) {
    const file = i * filesOfDirectory + 1;
    yield headerBlock({ name: `${directoryOf(file)}/.wh.file-${file}.txt` });
  }
  for (let i = 0; i < shape.directoryWhiteouts; i++) {
    const path = directoryOf((shape.fileWhiteouts + i) * filesOfDirectory);
    const name = path.lastIndexOf('/') + 1;
    yield headerBlock({ name: `${path.slice(0, name)}.wh.${path.slice(name)}` });
  }
  yield trailer;
}

/** Ten files to a directory, a hundred directories to the one above. */
function directoryOf(i: number): string {
  const directory = Math.floor(i / filesOfDirectory);
  return `usr/share/group-${Math.floor(directory / 100)}/directory-${directory}`;
}

/** Most files are small and a few hold most of the bytes, as in real images. */
function sizeOf(i: number, mean: number): number {
  if (i % 100 === 0) return Math.round(mean * 60) + (i % 977);
  if (i % 10 === 0) return Math.round(mean * 2.5) + (i % 499);
  return Math.round(mean * 0.17) + (i % 251);
}
