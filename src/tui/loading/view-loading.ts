import { formatSize } from '../../text/size.ts';
import { cutMiddle } from '../../text/cut.ts';
import { escapeOnOneLine } from '../../text/escape.ts';
import { hintsFor } from '../keys/hints.ts';
import type { Setting } from '../model.ts';
import type { LoadingProgress } from '../msg.ts';
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
  const share = layers === null ? bytes / (expectedBytes ?? 0) : finished / layers;
  if (!Number.isFinite(share)) return [];
  return gauge(Math.min(1, share), Math.min(widestBar, width - 4), glyphs, 'bar');
}
