import { formatSize } from '../../text/size.ts';
import { cutMiddle } from '../../text/cut.ts';
import { escapeOnOneLine } from '../../text/escape.ts';
import { hintsFor } from '../keys/hints.ts';
import type { Setting } from '../model.ts';
import type { LayerProgress, LoadingProgress } from '../msg.ts';
import { gauge } from '../screen/bar.ts';
import type { Glyphs } from '../screen/glyphs.ts';
import type { Box, Size } from '../screen/geometry.ts';
import { insideOf, type Screen } from '../screen/screen.ts';
import { type Row, row, type Span, span } from '../screen/span.ts';

/** What is to be seen while the layers are read. */
export function viewLoading(progress: LoadingProgress | null, setting: Setting): Screen {
  const { size } = setting;
  const box: Box = { left: 0, top: 0, width: size.width, height: Math.max(0, size.height - 1) };
  return {
    size,
    panes: [
      {
        box,
        focused: true,
        title: [span('layerscope', 'title')],
        note: [],
        content: { rows: loadingRows(progress, setting, insideOf(box)), scroll: null },
      },
    ],
    strips: [
      {
        left: 0,
        top: box.height,
        width: size.width,
        row: row(hintsFor(setting.keymap, 'loading', size.width)),
      },
    ],
    cursor: null,
  };
}

function loadingRows(
  progress: LoadingProgress | null,
  { reference, glyphs }: Setting,
  { width, height }: Size,
): readonly Row[] {
  const name = cutMiddle(escapeOnOneLine(reference), width - 4, glyphs.ellipsis);
  const lines: readonly Row[] = [
    row([span(`  ${name}`, 'strong')]),
    row([]),
    row([span(`  ${progressWords(progress)}`)]),
    row(progress === null ? [] : [span('  '), ...progressBar(progress, width, glyphs)]),
    ...(progress?.underWay.map((layer) => layerRow(layer, glyphs)) ?? []),
  ];
  const above = Math.max(0, Math.floor((height - lines.length) / 2));
  return [...Array.from({ length: above }, () => row([])), ...lines].slice(0, height);
}

function progressWords(progress: LoadingProgress | null): string {
  if (progress === null) return 'opening the image';
  const { waitingFor, layers, finished, bytes, expectedBytes, seconds } = progress;
  if (waitingFor !== null) return escapeOnOneLine(waitingFor);
  const rate = seconds > 0 ? ` · ${formatSize(Math.round(bytes / seconds))}/s` : '';
  const place = layers === null ? 'reading' : `${finished} of ${layers} layers read`;
  const of =
    expectedBytes === null || bytes > expectedBytes ? '' : ` of about ${formatSize(expectedBytes)}`;
  return `${place} · ${formatSize(bytes)}${of}${rate}`;
}

const widestBar = 60;

function progressBar(
  { layers, finished, bytes, expectedBytes }: LoadingProgress,
  width: number,
  glyphs: Glyphs,
): readonly Span[] {
  // Layers may be done before all of their bytes are read, and bytes are read before a layer is.
  const shares = [finished / (layers ?? 0), bytes / (expectedBytes ?? 0)];
  const share = Math.max(...shares.filter((each) => Number.isFinite(each)));
  if (share < 0) return [];
  return gauge(Math.min(1, share), Math.min(widestBar, width - 4), glyphs, 'bar');
}

const layerBar = 20;

/** `layer 3   ▓▓▓░░   12.3 MB of 45.6 MB`. */
function layerRow({ layer, bytes, size }: LayerProgress, glyphs: Glyphs): Row {
  const share = size === 0 ? 1 : Math.min(1, bytes / size);
  return row([
    span(`  layer ${String(layer).padEnd(4)}`, 'dim'),
    ...gauge(share, layerBar, glyphs, 'bar'),
    span(`  ${formatSize(bytes)} of ${formatSize(size)}`, 'dim'),
  ]);
}
