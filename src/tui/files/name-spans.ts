import { attributes, type Attribute } from '../../analysis/attributes.ts';
import type { FileType } from '../../model/entry-kind.ts';
import { cutEnd, cutMiddle } from '../../text/cut.ts';
import { displayWidth } from '../../text/display-width.ts';
import type { Glyphs } from '../screen/glyphs.ts';
import { type Span, span, type Tone } from '../screen/span.ts';
import { highlighted } from './highlight.ts';
import type { PathKind } from './looked-paths.ts';

/** A path as its row names it. */
export interface NamedPath {
  /** How many directories it is below. */
  readonly depth: number;
  /** Null when nothing is below it. */
  readonly isOpen: boolean | null;
  readonly type: FileType;
  readonly kind: PathKind;
  /** Escaped, and where a link leads as well. */
  readonly name: string;
  readonly target: string | null;
  /** What differs of something modified. */
  readonly attributes: readonly Attribute[];
  /** What the filter found in the name; null where it matches for another reason. */
  readonly searched: RegExp | null;
}

const step = 2;
/** Less than this says nothing of a link's target or of a change. */
const leastDetail = 4;

/** A path with its place in the tree, its name cut in the middle if need be. */
export function nameSpans(path: NamedPath, width: number, glyphs: Glyphs): readonly Span[] {
  const indent = Math.min(path.depth * step, Math.floor(width / 2));
  const room = Math.max(0, width - indent - step);
  const name = cutMiddle(withSlash(path), room, glyphs.ellipsis);
  return [
    span(' '.repeat(indent) + foldGlyph(path, glyphs), 'dim'),
    ...highlighted(name, toneOf(path), path.searched),
    ...detailSpans(path, room - displayWidth(name), glyphs),
  ];
}

/** The same in full. */
export function uncutNameSpans(path: NamedPath, glyphs: Glyphs): readonly Span[] {
  return [
    span(' '.repeat(path.depth * step) + foldGlyph(path, glyphs), 'dim'),
    ...highlighted(withSlash(path), toneOf(path), path.searched),
    ...detailSpans(path, Number.POSITIVE_INFINITY, glyphs),
  ];
}

function foldGlyph({ isOpen }: NamedPath, { expanded, collapsed }: Glyphs): string {
  if (isOpen === null) return ' '.repeat(step);
  return `${isOpen ? expanded : collapsed} `;
}

function withSlash({ name, type }: NamedPath): string {
  return type === 'directory' ? `${name}/` : name;
}

function toneOf({ kind, type }: NamedPath): Tone {
  if (kind === 'added' || kind === 'removed' || kind === 'modified') return kind;
  if (type === 'directory') return 'directory';
  return type === 'symlink' ? 'link' : 'text';
}

/** Where a link leads, and what was modified, as far as there is room. */
function detailSpans(path: NamedPath, room: number, { arrow, ellipsis }: Glyphs): readonly Span[] {
  const spans: Span[] = [];
  let left = room;
  const lead = ` ${arrow} `;
  if (path.target !== null && left >= lead.length + leastDetail) {
    const target = lead + cutMiddle(path.target, left - lead.length, ellipsis);
    spans.push(span(target, 'dim'));
    left -= displayWidth(target);
  }
  const words = modifiedWords(path);
  if (words !== '' && left >= step + leastDetail) {
    spans.push(span(' '.repeat(step) + cutEnd(words, left - step, ellipsis), 'dim'));
  }
  return spans;
}

const attributeWords: Readonly<Record<Attribute, string | null>> = {
  type: 'type',
  content: 'content',
  // Whatever differs in size differs in content.
  size: null,
  link: 'target',
  device: 'device',
  mode: 'mode',
  owner: 'owner',
  mtime: 'time',
  xattrs: 'xattrs',
};

function modifiedWords(path: NamedPath): string {
  if (path.kind !== 'modified') return '';
  const words = attributes
    .filter((attribute) => path.attributes.includes(attribute))
    .map((attribute) => attributeWords[attribute])
    .filter((word) => word !== null);
  return words.length === 0 ? 'made anew' : words.join(', ');
}
