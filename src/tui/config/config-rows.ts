import type { Image } from '../../model/image.ts';
import type { Warning } from '../../model/warning.ts';
import { factLines, labelWidth } from '../screen/facts.ts';
import { rememberLast } from '../screen/remember.ts';
import { type Span, span } from '../screen/span.ts';
import { configSections, type Section } from './sections.ts';

/** From this width on, there is room for the times of history steps. */
const wideRoom = 72;

export interface ConfigRow {
  readonly spans: readonly Span[];
  /** What the row is part of, as one would copy it; null between facts. */
  readonly value: string | null;
}

/** All rows of the config, for a room that is so wide. */
export const configRows = rememberLast(
  (image: Image, warnings: readonly Warning[], width: number): readonly ConfigRow[] =>
    configSections(image, warnings, width >= wideRoom)
      .flatMap((section) => sectionRows(section, width))
      .slice(1),
);

const blank: ConfigRow = { spans: [], value: null };

/** A blank row, the title, and the facts. */
function sectionRows({ title, facts }: Section, width: number): readonly ConfigRow[] {
  const labels = labelWidth(facts, width);
  return [
    blank,
    { spans: [span(title, 'title')], value: null },
    ...facts.flatMap((each) =>
      factLines(each, labels, width).map((spans) => ({ spans, value: each.value })),
    ),
  ];
}
