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
export type FindingRow = { readonly number: number; readonly finding: Finding } & (
  | { readonly kind: 'finding' }
  | { readonly kind: 'line'; readonly spans: readonly Span[] }
  | { readonly kind: 'path'; readonly path: ByteString; readonly spans: readonly Span[] }
);

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
    (analysis?.findings ?? []).flatMap((finding, number): readonly FindingRow[] => {
      const row = { number, finding } as const;
      const head = { ...row, kind: 'finding' } as const;
      if (!open.includes(number)) return [head];
      const lines = adviceLines(finding, image, width);
      return [
        head,
        ...lines.map((spans) => ({ ...row, kind: 'line', spans }) as const),
        ...pathRows(row, width, glyphs),
      ];
    }),
);

const indent = '  ';
const labelWidth = 'Paths'.length;
const gap = '  ';

function adviceLines(finding: Finding, image: Image, width: number): readonly (readonly Span[])[] {
  const { detail, fix } = adviceIn(image)(finding);
  return [fact('Why', detail, 'dim'), fact('Fix', fix)]
    .flatMap((each) => factLines(each, labelWidth, width - indent.length))
    .map((spans) => [span(indent), ...spans]);
}

function pathRows(
  row: Pick<FindingRow, 'number' | 'finding'>,
  width: number,
  { ellipsis }: Glyphs,
): readonly FindingRow[] {
  const { paths, pathCount } = row.finding;
  const before = (at: number): Span =>
    span(indent + padEnd(at === 0 ? 'Paths' : '', labelWidth) + gap, 'dim');
  const room = width - indent.length - labelWidth - gap.length;
  const rows = paths.map((path, at): FindingRow => {
    const text = cutMiddle(`/${escapeBytes(path)}`, room, ellipsis);
    return { ...row, kind: 'path', path, spans: [before(at), span(text, 'link')] };
  });
  const left = pathCount - paths.length;
  if (left <= 0) return rows;
  const more = span(`and ${formatCount(left)} more`, 'dim');
  return [...rows, { ...row, kind: 'line', spans: [before(paths.length), more] }];
}
