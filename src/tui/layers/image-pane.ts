import type { Summary } from '../../analysis/analysis.ts';
import type { Image, ImageConfig } from '../../model/image.ts';
import { formatPlatform } from '../../model/platform.ts';
import { isDamage } from '../../model/warning.ts';
import { countOf } from '../../text/count.ts';
import { cutEnd, cutMiddle, padEnd } from '../../text/cut.ts';
import { displayWidth } from '../../text/display-width.ts';
import { escapeOnOneLine } from '../../text/escape.ts';
import { formatSize } from '../../text/size.ts';
import { commandText } from '../config/command-text.ts';
import type { PaneContext } from '../pane-context.ts';
import { remember } from '../screen/remember.ts';
import type { PaneContent } from '../screen/screen.ts';
import { type Row, row, span } from '../screen/span.ts';
import { figureLabels, figureRow } from './figure-row.ts';
import { judgementRows } from './image-judgement.ts';
import { figuresOf } from './layer-figures.ts';

const gap = '  ';
/** More than the widest terminal has columns. */
const mostCharacters = 2000;
const longestUser = 20;

/** The image's figures, those that matter most first, as far as there is room. */
export function viewImage(context: PaneContext): PaneContent {
  const { image, room } = context;
  const { summary = null } = image.analysis ?? {};
  const damaged = image.warnings.filter(({ code }) => isDamage(code)).length;
  const warnings = warningRows(damaged, context);
  const rows = [
    nameRow(context),
    // All figures below speak only of what could be read.
    ...(damaged > 0 ? warnings : []),
    ...judgementRows(summary, context),
    storedRow(summary, context),
    ...(damaged > 0 ? [] : warnings),
    contentsRow(summary, context),
    commandRow(context),
    ...compressedRows(context),
  ];
  return { rows: rows.slice(0, room.height), scroll: null };
}

/** What the image is called, where it was found, and what it runs on. */
function nameRow({ image, room, glyphs }: PaneContext): Row {
  const [tag = image.reference] = image.image.tags;
  const words = shownText(formatPlatform(image.image.platform));
  const platform = cutEnd(words, Math.floor(room.width / 2), glyphs.ellipsis);
  const left = Math.max(0, room.width - displayWidth(platform) - gap.length);
  const name = cutMiddle(shownText(tag), left, glyphs.ellipsis);
  const found = gap + shownText(image.reference);
  const isShown = tag !== image.reference && displayWidth(name + found) <= left;
  const source = isShown ? found : '';
  return row([
    span(name, 'strong'),
    span(padEnd(source, left - displayWidth(name)), 'dim'),
    span(gap + platform, 'dim'),
  ]);
}

function storedRow(summary: Summary | null, context: PaneContext): Row {
  const figures = figuresOf(context.image);
  const stored = figures.reduce((sum, { storedBytes }) => sum + storedBytes, 0);
  const final = summary === null ? '' : `, ${formatSize(summary.finalBytes)} final`;
  return figureRow('Stored', [span(formatSize(stored)), span(final, 'dim')], context);
}

function compressedRows(context: PaneContext): readonly Row[] {
  const bytes = compressedBytes(context.image.image);
  return bytes === null ? [] : [figureRow('Compressed', [span(formatSize(bytes))], context)];
}

/** Null as soon as one layer is not compressed: the sum would not be what a pull transfers. */
function compressedBytes({ layers }: Image): number | null {
  return layers.reduce<number | null>(
    (sum, layer) =>
      sum === null || layer.compressedBytes === null ? null : sum + layer.compressedBytes,
    layers.length === 0 ? null : 0,
  );
}

/** How many there are; Config has their words. */
function warningRows(damaged: number, context: PaneContext): readonly Row[] {
  const { warnings } = context.image;
  if (warnings.length === 0) return [];
  const words = damaged === 0 ? '' : `, ${damaged} of damage`;
  const tone = damaged === 0 ? 'warn' : 'bad';
  const spans = [span(`! ${warnings.length}${words}`, tone), span(', see Config', 'dim')];
  return [figureRow('Warnings', spans, context)];
}

function contentsRow(summary: Summary | null, context: PaneContext): Row {
  const { layers, base } = context.image.image;
  const files = summary === null ? '' : `, ${countOf(summary.files, 'file')}`;
  const inherited = base.count === 0 ? '' : `, ${base.count} of the base`;
  return figureRow(
    'Contents',
    [span(`${countOf(layers.length, 'layer')}${files}`), span(inherited, 'dim')],
    context,
  );
}

/** What a container of the image runs, and as whom. */
function commandRow(context: PaneContext): Row {
  const { command, user } = commandOf(context.image.image.config);
  const by = ` as ${cutEnd(user, longestUser, context.glyphs.ellipsis)}`;
  const room = Math.max(0, context.room.width - figureLabels - displayWidth(by));
  const shown = cutEnd(command || 'nothing set', room, context.glyphs.ellipsis);
  return figureRow(
    'Command',
    [span(shown, command === '' ? 'dim' : 'text'), span(by, 'dim')],
    context,
  );
}

const commandOf = remember(({ entrypoint, cmd, user }: ImageConfig) => {
  const command = commandText([...(entrypoint ?? []), ...(cmd ?? [])]);
  return {
    command: shownText(command),
    user: shownText(user ?? 'root'),
  };
});

function shownText(text: string): string {
  return escapeOnOneLine(text.slice(0, mostCharacters));
}
