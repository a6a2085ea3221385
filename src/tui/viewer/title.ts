import type { ImageTree } from '../../filesystem/image-tree.ts';
import { endings } from '../../filesystem/versions.ts';
import { formatCount } from '../../text/count.ts';
import { cutMiddle } from '../../text/cut.ts';
import { escapeBytes } from '../../text/escape.ts';
import { formatPercent } from '../../text/percent.ts';
import { formatSize } from '../../text/size.ts';
import type { PaneContext } from '../pane-context.ts';
import type { PaneTitle } from '../pane-title.ts';
import { spansWidth } from '../screen/columns.ts';
import { type Span, span } from '../screen/span.ts';
import { fileSize } from './file-size.ts';
import type { Pager } from './pager.ts';
import { seekProgress } from './seek.ts';

/** What the viewer's title tells of. */
export interface Titled {
  readonly version: number;
  /** What is shown of it; null of what is no file, or not read yet. */
  readonly pager: Pager | null;
  readonly isDiff: boolean;
  /** Why something could not be read. */
  readonly failure: string | null;
}

/** Columns that a path gets, whatever else there is to say. */
const leastPath = 16;
/** Between title and note. */
const apart = 4;

export function titleOf(titled: Titled, { image, room, glyphs }: PaneContext): PaneTitle {
  const { tree } = image;
  const facts = [
    ...failureSpans(titled),
    ...(titled.pager === null ? [] : searchSpans(titled.pager)),
    ...lookSpans(titled),
    span(versionWords(tree, titled.version), 'dim'),
    ...sizeSpans(tree, titled.version),
    ...endSpans(tree, titled.version),
  ];
  const dot = span(` ${glyphs.dot} `, 'dim');
  const note = facts.flatMap((fact, i) => (i === 0 ? [fact] : [dot, fact]));
  const path = `/${escapeBytes(tree.pathOf(tree.versions.node.at(titled.version)))}`;
  const width = Math.max(leastPath, room.width - spansWidth(note) - apart);
  return { title: [span(cutMiddle(path, width, glyphs.ellipsis), 'title')], note };
}

function failureSpans({ failure }: Titled): readonly Span[] {
  return failure === null ? [] : [span(failure, 'bad')];
}

function searchSpans({ file, search }: Pager): readonly Span[] {
  if (search === null) return [];
  const { seek, starts, current } = search;
  if (seek !== null) return [span(`searching ${formatPercent(seekProgress(file, seek))}`, 'match')];
  if (starts === null) return [];
  if (starts === 'many') return [span('many matches', 'match')];
  if (starts.length === 0) return [span('no match', 'warn')];
  const at = starts.findIndex((start) => start >= (current?.start ?? 0)) + 1;
  return [span(`${formatCount(at)}/${formatCount(starts.length)}`, 'match')];
}

function lookSpans({ pager, isDiff }: Titled): readonly Span[] {
  if (isDiff) return [span('diff', 'dim')];
  if (pager?.format === 'hex') return [span('hex', 'dim')];
  return pager === null || pager.left === 0 ? [] : [span(`from column ${pager.left + 1}`, 'dim')];
}

/** More versions are counted only. */
const mostListed = 6;

function versionWords(tree: ImageTree, version: number): string {
  const { layer, node } = tree.versions;
  const all = tree.versionsOf(node.at(version));
  const here = `layer ${layer.at(version)}`;
  if (all.length === 1) return here;
  if (all.length > mostListed)
    return `${here}, version ${all.indexOf(version) + 1} of ${all.length}`;
  return `${here} of its versions ${Array.from(all, (each) => layer.at(each)).join(', ')}`;
}

function sizeSpans(tree: ImageTree, version: number): readonly Span[] {
  return tree.typeOf(version) === 'file' ? [span(formatSize(fileSize(tree, version)))] : [];
}

/** Who took it away, if it did not just come again. */
function endSpans({ versions }: ImageTree, version: number): readonly Span[] {
  const wasDeleted = versions.ending.at(version) === endings.hidden;
  return wasDeleted ? [span(`deleted by layer ${versions.end.at(version)}`, 'removed')] : [];
}
