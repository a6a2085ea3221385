import type { Report } from '../report/report.ts';
import { formatCount } from '../text/count.ts';
import { escapeOnOneLine } from '../text/escape.ts';
import { formatTime } from '../text/time.ts';
import { glyphsOf } from './glyphs.ts';
import { type Line, span } from './line.ts';
import type { RenderOptions } from './options.ts';

/** Which image it is: what the user typed and its tags, then what identifies it. */
export function imageLines({ image }: Report, options: RenderOptions): readonly Line[] {
  const created = image.created === null ? null : formatTime(image.created);
  const facts = [
    image.platform,
    image.source,
    ...(image.digest === null ? [] : [shortDigest(image.digest)]),
    ...(created === null ? [] : [`created ${created.slice(0, '2025-11-20'.length)}`]),
  ];
  const tags = image.tags.filter((tag) => tag !== image.reference);
  return [
    [span(escapeOnOneLine(image.reference), 'strong'), span(tagsOf(tags))],
    [span(facts.map(escapeOnOneLine).join(` ${glyphsOf(options).dot} `), 'quiet')],
  ];
}

/** `sha256:` and twelve digits, enough to tell two images apart. */
function shortDigest(digest: string): string {
  return digest.slice(0, digest.indexOf(':') + 1 + 12);
}

function tagsOf(tags: readonly string[]): string {
  const shown = tags.slice(0, 3).map(escapeOnOneLine);
  const left = tags.length - shown.length;
  if (left > 0) shown.push(`and ${formatCount(left)} more`);
  return shown.map((tag) => `  ${tag}`).join('');
}
