import type { Summary } from '../../analysis/analysis.ts';
import { formatPercent } from '../../text/percent.ts';
import { formatSize } from '../../text/size.ts';
import type { PaneContext } from '../pane-context.ts';
import { gauge } from '../screen/bar.ts';
import { type Row, span, type Tone } from '../screen/span.ts';
import { figureLabels, figureRow } from './figure-row.ts';

const widestGauge = 40;

/** How good an image is: its efficiency, and what is wasted by itself and by its base. */
export function judgementRows(summary: Summary | null, context: PaneContext): readonly Row[] {
  if (summary === null) {
    const words = `${context.glyphs.ellipsis} comparing contents`;
    return [figureRow('Efficiency', [span(words, 'dim')], context)];
  }
  return [
    efficiencyRow(summary, context),
    reclaimableRow(summary, context),
    ownRow(summary, context),
  ];
}

function efficiencyRow({ efficiency }: Summary, context: PaneContext): Row {
  const tone = toneOf(efficiency);
  const percent = `${formatPercent(efficiency)} `;
  const room = context.room.width - figureLabels - percent.length;
  const cells = Math.max(0, Math.min(widestGauge, room));
  const spans = [span(percent, tone), ...gauge(efficiency, cells, context.glyphs, tone)];
  return figureRow('Efficiency', spans, context);
}

/** The tone of an efficiency: bad from where the default gate fails. */
function toneOf(efficiency: number): Tone {
  if (efficiency >= 0.95) return 'good';
  return efficiency >= 0.9 ? 'warn' : 'bad';
}

function reclaimableRow({ reclaimableBytes, storedBytes }: Summary, context: PaneContext): Row {
  const spans =
    reclaimableBytes === 0
      ? [span('nothing', 'good')]
      : [
          span(formatSize(reclaimableBytes), 'waste'),
          span(` of ${formatSize(storedBytes)}`, 'dim'),
        ];
  return figureRow('Reclaimable', spans, context);
}

/** What the base wastes, nobody can change without changing the base. */
function ownRow(summary: Summary, context: PaneContext): Row {
  const { reclaimableBytes, ownReclaimableBytes, ownWastedRatio } = summary;
  const inherited = reclaimableBytes - ownReclaimableBytes;
  const own =
    ownReclaimableBytes === 0
      ? [span('nothing', 'good')]
      : [
          span(formatSize(ownReclaimableBytes), 'waste'),
          span(` (${formatPercent(ownWastedRatio)})`, 'waste'),
        ];
  const others = inherited === 0 ? [] : [span(`, ${formatSize(inherited)} inherited`, 'dim')];
  return figureRow('Own waste', [...own, ...others], context);
}
