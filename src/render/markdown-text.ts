import { cutEnd } from '../text/cut.ts';

// All of these take texts as `text/escape.ts` gives them.

/** A line of text from an image as code, cut where nobody would read on. */
export function codeText(text: string, width = 80): string {
  return code(cutLine(text, width));
}

/** A line of our own words, in which names from the image may stand; what is in backticks is code. */
export function proseText(text: string, width: number): string {
  return cutLine(text, width)
    .split(/`([^`]*)`/)
    .map((part, i) => (i % 2 === 0 ? prose(part) : code(part)))
    .join('');
}

const longestBlock = 2000;
const mostLines = 40;

/** Lines as a block of code. */
export function codeBlock(text: string): string {
  const lines = cutUnits(text, longestBlock).split('\n');
  const shown = lines.slice(0, mostLines);
  if (shown.length < lines.length || text.length > longestBlock) shown.push('…');
  const longest = (shown.join('\n').match(/`+/g) ?? []).reduce(
    (most, { length }) => Math.max(most, length),
    2,
  );
  const fence = '`'.repeat(longest + 1);
  return [fence, ...shown, fence].join('\n');
}

/** One column can hold any number of combining marks. */
const unitsForColumn = 2;

function cutLine(text: string, width: number): string {
  return cutEnd(cutUnits(text, width * unitsForColumn), width);
}

/** At most so many UTF-16 units, and no half of a pair. */
function cutUnits(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '');
}

/**
 * ASCII that begins something in Markdown or HTML: anywhere, at the start of a line, or as part of
 * what becomes a link by itself. References to characters begin nothing (CommonMark, section 2.5).
 */
const significant =
  /[$&*<>@[\\\]`{|}~]|^[-+=#\d]|(?<![a-z\d])_|_(?![a-z\d])|(?<=www)\.|:(?=\/\/)/gi;

function literal(text: string): string {
  return text.replace(significant, (found) => `&#${found.charCodeAt(0)};`);
}

/** Of an address of mail GitHub makes a link in code, too, unless something stands within it. */
const mail = /(?<=\w)&#64;(?=\w)/g;

function code(text: string): string {
  return `<code>${literal(text).replaceAll(mail, '&#64;<!-- -->')}</code>`;
}

/** `@name`, `#12` and what else GitHub and GitLab make a link of wherever it is not in code. */
const mention = /([@#!~%$&])(?=[\p{L}\p{N}_"[])/u;

function prose(text: string): string {
  return text
    .split(mention)
    .map((part, i) => (i % 2 === 0 ? literal(part) : code(part)))
    .join('');
}
