import { type Attribute, differences } from '../../analysis/attributes.ts';
import { attributesOf } from '../../filesystem/file-attributes.ts';
import type { ImageTree } from '../../filesystem/image-tree.ts';
import { endings } from '../../filesystem/versions.ts';
import { escapeBytes } from '../../text/escape.ts';
import { formatMode } from '../../text/mode.ts';
import { formatSize } from '../../text/size.ts';
import type { ExploredImage } from '../explored-image.ts';
import { looksBinary } from './binary.ts';
import { fileSize } from './file-size.ts';
import { usualGrain } from './grain.ts';
import { unifiedDiff } from './unified-diff.ts';

/** Two contents that are small enough to be compared line by line. */
export interface ContentPair {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** How a version differs from the one before it, as a text; `contents` is null of large ones. */
export function comparison(
  image: ExploredImage,
  before: number | null,
  after: number,
  contents: ContentPair | null,
): Uint8Array {
  const { tree } = image;
  if (before === null) return Buffer.from(`+++ ${describe(tree, after)}\nThe first version.\n`);
  const head = [
    `--- ${describe(tree, before)}`,
    `+++ ${describe(tree, after)}`,
    attributeWords(image, before, after),
    ...gapWords(tree, before, after),
    '',
  ];
  const areFiles = tree.typeOf(before) === 'file' && tree.typeOf(after) === 'file';
  const rest = areFiles ? contentText(image, before, after, contents) : new Uint8Array();
  return Buffer.concat([Buffer.from(head.join('\n')), rest]);
}

function describe(tree: ImageTree, version: number): string {
  const type = tree.typeOf(version);
  const attributes = attributesOf(tree, version);
  const target = tree.linkTarget(version);
  const facts = [
    `layer ${tree.versions.layer.at(version)}`,
    formatMode(type, attributes?.mode ?? null),
    ...(attributes === null ? [] : [`${attributes.uid}:${attributes.gid}`]),
    ...(attributes === null ? [] : [timeText(attributes.mtime)]),
    ...(type === 'file' ? [formatSize(fileSize(tree, version))] : []),
    ...(target === null ? [] : [`-> ${escapeBytes(target)}`]),
  ];
  return facts.join('  ');
}

/** To the second, in UTC. */
function timeText(seconds: number): string {
  const time = new Date(seconds * 1000);
  if (Number.isNaN(time.getTime())) return '?';
  return time
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, '');
}

const attributeNames: Readonly<Record<Attribute, string | null>> = {
  type: 'type',
  // The lines below tell of these.
  content: null,
  size: null,
  link: 'target',
  device: 'device',
  mode: 'mode',
  owner: 'owner',
  mtime: 'time',
  xattrs: 'extended attributes',
};

function attributeWords({ tree, contents }: ExploredImage, before: number, after: number): string {
  const names = differences(tree, contents, before, after)
    .map((attribute) => attributeNames[attribute])
    .filter((name) => name !== null);
  return names.length === 0
    ? 'Mode, owner and time are the same.'
    : `Changed: ${names.join(', ')}.`;
}

function gapWords({ versions }: ImageTree, before: number, after: number): readonly string[] {
  const end = versions.end.at(before);
  const wasHidden = versions.ending.at(before) === endings.hidden;
  return wasHidden && end < versions.layer.at(after) ? [`Deleted by layer ${end} in between.`] : [];
}

function contentText(
  image: ExploredImage,
  before: number,
  after: number,
  contents: ContentPair | null,
): Uint8Array {
  if (contents === null) return Buffer.from(sizeWords(image, before, after));
  if (Buffer.compare(contents.before, contents.after) === 0) return Buffer.from(equalWords);
  const isBinary = [contents.before, contents.after].some((bytes) =>
    looksBinary(bytes.subarray(0, usualGrain.sniff)),
  );
  return isBinary
    ? Buffer.from(differWords(image.tree, before, after))
    : unifiedDiff(contents.before, contents.after);
}

const equalWords = 'The contents are equal.\n';

function differWords(tree: ImageTree, before: number, after: number): string {
  const [a, b] = [fileSize(tree, before), fileSize(tree, after)].map(formatSize);
  return `The contents differ: ${a} before, ${b} now.\n`;
}

/** What is known of contents that were not read here. */
function sizeWords(image: ExploredImage, before: number, after: number): string {
  const { tree, contents, analysis } = image;
  if (contents.equal(before, after)) return equalWords;
  const haveSameSize = fileSize(tree, before) === fileSize(tree, after);
  const wereCompared = analysis !== null && !hasHoles(tree, before) && !hasHoles(tree, after);
  return wereCompared || !haveSameSize
    ? differWords(tree, before, after)
    : 'Both have the same size; their contents were not compared.\n';
}

/** Contents of sparse files are not hashed. */
function hasHoles(tree: ImageTree, version: number): boolean {
  return fileSize(tree, version) !== tree.contentBytes(version);
}
