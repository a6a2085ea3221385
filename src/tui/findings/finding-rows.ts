import { advise } from '../../advice/advise.ts';
import type { Finding } from '../../analysis/finding.ts';
import type { ByteString } from '../../model/byte-string.ts';
import type { Image } from '../../model/image.ts';
import { formatCount } from '../../text/count.ts';
import { cutMiddle, padEnd } from '../../text/cut.ts';
import { escapeBytes } from '../../text/escape.ts';
import type { ExploredImage } from '../explored-image.ts';
import { fact, factLines } from '../screen/facts.ts';
import type { Glyphs } from '../screen/glyphs.ts';
import { remember, rememberLast } from '../screen/remember.ts';
import { type Span, span } from '../screen/span.ts';

/** A row of the list: a finding, or below it a line of what is said of it or one of its paths. */
export interface FindingRow {
  readonly group: number;
  readonly finding: Finding;
  /** Null for the finding itself. */
  readonly below: { readonly spans: readonly Span[]; readonly path: ByteString | null } | null;
}

/** What to tell of the findings of an image. */
export const adviceIn = remember((image: Image) =>
  remember((finding: Finding) => advise(finding, image)),
);

/** The findings, below those whose numbers are in `open` all there is to say of them. */
export const findingRows = rememberLast(
  (
    { image, analysis }: ExploredImage,
    open: readonly number[],
    width: number,
    glyphs: Glyphs,
  ): readonly FindingRow[] =>
    (analysis?.findings ?? []).flatMap((finding, number) => {
      const below = open.includes(number)
        ? [...adviceLines(finding, image, width), ...pathLines(finding, width, glyphs)]
        : [];
      return [null, ...below].map((line): FindingRow => ({ group: number, finding, below: line }));
    }),
);

type Line = NonNullable<FindingRow['below']>;

const indent = span('  ');
const labelWidth = 'Paths'.length;
const gap = '  ';
const leftOfPaths = indent.text.length + labelWidth + gap.length;

function adviceLines(finding: Finding, image: Image, width: number): readonly Line[] {
  const { detail, fix } = adviceIn(image)(finding);
  return [fact('Why', detail, 'dim'), fact('Fix', fix)]
    .flatMap((each) => factLines(each, labelWidth, width - indent.text.length))
    .map((spans) => ({ spans: [indent].concat(spans), path: null }));
}

function pathLines(
  { paths, pathCount }: Finding,
  width: number,
  { ellipsis }: Glyphs,
): readonly Line[] {
  const lines = paths.map((path, at): Line => {
    const text = cutMiddle(`/${escapeBytes(path)}`, width - leftOfPaths, ellipsis);
    return { spans: [indent, pathLabel(at), span(text, 'link')], path };
  });
  const left = pathCount - paths.length;
  const more = span(`and ${formatCount(left)} more`, 'dim');
  return left <= 0
    ? lines
    : [...lines, { spans: [indent, pathLabel(paths.length), more], path: null }];
}

/** Only the first of the paths is labelled. */
function pathLabel(at: number): Span {
  return span(padEnd(at === 0 ? 'Paths' : '', labelWidth) + gap, 'dim');
}
