import { rankOf } from '../model/severity.ts';
import type { Analysis } from './analysis.ts';
import type { Waste } from './waste.ts';
import type { Finding } from './finding.ts';
import type { RuleDetail } from './gate.ts';
import type { GateRules, LimitName } from './gate-rules.ts';
import { pathMatcher } from './glob.ts';

/** What a rule compares, and what adds to it. */
export interface Figure {
  readonly actual: number;
  /** What costs most where the figure is beyond `limit`, dearest first. */
  readonly costs: (limit: number) => readonly RuleDetail[];
}

/**
 * The figures that the rules compare. Waste on ignored paths is left out as if it had never been
 * stored: what remains is efficiency = final / (final + waste that counts), and for own layers
 * ratio = own waste that counts / (own live bytes + own waste that counts).
 *
 * An image's size, and a layer's, is the content bytes that it stores: what ships, whether or not
 * a container sees it.
 */
export function gateFigures(
  analysis: Analysis,
  baseLayers: number,
  rules: GateRules,
): Readonly<Record<LimitName, Figure>> {
  const { summary } = analysis;
  const waste = countedWaste(analysis.waste, rules.ignorePaths);
  const ownWaste = waste.filter((row) => row.layer >= baseLayers);
  const wasted = totalBytes(waste);
  const ownWasted = totalBytes(ownWaste);
  const ownLive = summary.ownStoredBytes - summary.ownReclaimableBytes;
  const layers = analysis.layers
    .map((figures, layer) => ({ path: null, layer, bytes: figures.storedBytes }))
    .sort((a, b) => b.bytes - a.bytes);
  const { dive } = analysis;
  const asDive = rules.figures === 'dive';
  return {
    'lowest-efficiency': {
      actual: asDive ? dive.efficiency : ratio(summary.finalBytes, summary.finalBytes + wasted, 1),
      costs: () => waste,
    },
    'highest-wasted-bytes': {
      actual: asDive ? dive.wastedBytes : wasted,
      costs: () => waste,
    },
    'highest-user-wasted-percent': {
      actual: asDive ? dive.userWastedPercent : ratio(ownWasted, ownLive + ownWasted, 0),
      costs: () => (asDive ? waste : ownWaste),
    },
    'highest-image-size': { actual: summary.storedBytes, costs: () => layers },
    'highest-layer-size': {
      actual: layers[0]?.bytes ?? 0,
      costs: (limit) => layers.filter((layer) => layer.bytes > limit),
    },
    'max-layers': {
      actual: summary.layers,
      costs: (limit) => layers.filter(({ layer }) => layer >= limit),
    },
    'max-avoidable': {
      actual: summary.avoidableBytes,
      costs: () => analysis.findings.map(avoidableCost).filter(({ bytes }) => bytes > 0),
    },
    'fail-on': {
      actual: analysis.findings.reduce((most, { severity }) => Math.max(most, rankOf(severity)), 0),
      costs: (limit) =>
        analysis.findings.filter(({ severity }) => rankOf(severity) >= limit).map(findingCost),
    },
  };
}

function findingCost(finding: Finding): RuleDetail {
  const { paths, layer, bytes } = finding;
  return { path: paths[0] ?? null, layer, bytes, finding };
}

/** What a finding costs of the live bytes. */
function avoidableCost(finding: Finding): RuleDetail & { readonly bytes: number } {
  const { bytes, reclaimableBytes } = finding;
  return { ...findingCost(finding), bytes: bytes - reclaimableBytes };
}

function countedWaste(waste: readonly Waste[], ignorePaths: readonly string[]): readonly Waste[] {
  if (ignorePaths.length === 0) return waste;
  const isIgnored = pathMatcher(ignorePaths);
  return waste.filter((row) => !isIgnored(row.path));
}

function totalBytes(rows: readonly { readonly bytes: number }[]): number {
  return rows.reduce((sum, row) => sum + row.bytes, 0);
}

function ratio(part: number, whole: number, ofNothing: number): number {
  return whole === 0 ? ofNothing : part / whole;
}
