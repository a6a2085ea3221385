import { attributesOf } from '../../filesystem/file-attributes.ts';
import type { ImageTree } from '../../filesystem/image-tree.ts';
import { resolvePath } from '../../filesystem/resolve-path.ts';
import type { ByteString } from '../../model/byte-string.ts';
import type { FileType } from '../../model/entry-kind.ts';
import { escapeBytes } from '../../text/escape.ts';
import { formatSize } from '../../text/size.ts';
import type { PaneContext } from '../pane-context.ts';
import { type Row, row, type Span, span } from '../screen/span.ts';
import { fileSize } from './file-size.ts';
import { wrapSpans } from './fit-spans.ts';

/** What there is to say of a version that is no file, and so has no content to show. */
export function aboutRows(version: number, context: PaneContext): readonly Row[] {
  const { tree } = context.image;
  const { width, height } = context.room;
  const target = tree.linkTarget(version);
  const lines = target === null ? about(tree, version) : aboutLink(version, target, context);
  return lines
    .flatMap((spans) => wrapSpans(spans, width))
    .slice(0, height)
    .map((spans) => row(spans));
}

type Lines = readonly (readonly Span[])[];

function about(tree: ImageTree, version: number): Lines {
  const type = tree.typeOf(version);
  const device = attributesOf(tree, version)?.device ?? null;
  const numbers = device === null ? '' : ` ${device.major}:${device.minor}`;
  return [[span(`${typeWords[type]}${numbers}.`)], [span('It has no content.', 'dim')]];
}

const typeWords: Readonly<Record<FileType, string>> = {
  file: 'A file',
  directory: 'A directory',
  symlink: 'A symbolic link',
  'character-device': 'A character device',
  'block-device': 'A block device',
  fifo: 'A named pipe (FIFO)',
};

function aboutLink(version: number, target: ByteString, context: PaneContext): Lines {
  const { tree } = context.image;
  const found = linkedVersion(tree, version, context.look.last);
  return [
    [
      span('A symbolic link '),
      span(`${context.glyphs.arrow} `, 'dim'),
      span(escapeBytes(target), 'link'),
    ],
    [span(found === null ? 'It leads to nothing.' : leadWords(tree, found), 'dim')],
  ];
}

function leadWords(tree: ImageTree, found: number): string {
  const path = `/${escapeBytes(tree.pathOf(tree.versions.node.at(found)))}`;
  const type = tree.typeOf(found);
  const size = type === 'file' ? `, ${formatSize(fileSize(tree, found))}` : '';
  return `It leads to ${path}: a ${type.replace('-', ' ')}${size}.`;
}

/** What a link leads to, in the layer that is looked at or in its own; null for nothing. */
export function linkedVersion(tree: ImageTree, version: number, layer: number): number | null {
  const { versions } = tree;
  const at = versions.isVisibleAt(version, layer) ? layer : versions.layer.at(version);
  const found = resolvePath(tree, tree.pathOf(versions.node.at(version)), at);
  return found.kind === 'found' && versions.isVisibleAt(version, at) ? found.version : null;
}
