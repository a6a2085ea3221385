import { advise } from '../advice/advise.ts';
import { ruleWords } from '../advice/words.ts';
import type { Analysis, LayerFigures } from '../analysis/analysis.ts';
import type { Duplicate } from '../analysis/duplicates.ts';
import type { Waste } from '../analysis/waste.ts';
import type { Finding } from '../analysis/finding.ts';
import type { Gate, RuleDetail, RuleResult } from '../analysis/gate.ts';
import type { Image, ImageLayer } from '../model/image.ts';
import { formatPlatform } from '../model/platform.ts';
import type { Warning } from '../model/warning.ts';
import { cut, cutFindings } from './cut.ts';
import { maybeReportPath, reportPath, reportPaths } from './report-path.ts';
import { reportWarning } from './report-warning.ts';
import {
  type Report,
  type ReportDuplicate,
  type ReportFinding,
  type ReportFindingRule,
  type ReportGate,
  type ReportImage,
  type ReportLayer,
  type ReportReading,
  type ReportRule,
  type ReportRuleDetail,
  type ReportWaste,
  schemaVersion,
  type Tool,
} from './report.ts';

export interface ReportFacts {
  readonly tool: Tool;
  /** What the user typed. */
  readonly reference: string;
  readonly image: Image;
  readonly analysis: Analysis;
  readonly reading: ReportReading;
  readonly warnings: readonly Warning[];
  readonly gate: Gate | null;
  /** Rows to keep of each list of waste, findings and duplicates; null keeps all. */
  readonly top: number | null;
}

export function buildReport(facts: ReportFacts): Report {
  const { image, analysis, top } = facts;
  const { summary, waste, findings, duplicates } = analysis;
  return {
    schemaVersion,
    tool: facts.tool,
    image: reportImage(facts.reference, image),
    summary: { ...summary, compressedBytes: compressedBytes(image.layers) },
    reading: facts.reading,
    layers: image.layers.map((layer) =>
      reportLayer(layer, figuresOf(analysis, layer), layer.index < image.base.count),
    ),
    waste: cut(waste, top).map(reportWaste),
    findings: cutFindings(findings, top).map((finding) => reportFinding(finding, image)),
    findingRules: findingRules(findings),
    duplicates: cut(duplicates, top).map(reportDuplicate),
    ...(facts.gate === null ? {} : { gate: reportGate(facts.gate, image) }),
    compat: { dive: analysis.dive },
    warnings: facts.warnings.map(reportWarning),
    ...(top === null
      ? {}
      : {
          totals: { waste: waste.length, findings: findings.length, duplicates: duplicates.length },
        }),
  };
}

function reportImage(reference: string, image: Image): ReportImage {
  const { count, foundBy, name, digest } = image.base;
  return {
    reference,
    source: image.source,
    digest: image.digest,
    platform: formatPlatform(image.platform),
    created: image.created,
    tags: image.tags,
    base: { layers: count, foundBy, name, digest },
    config: image.config,
  };
}

/** Null as soon as one layer is not compressed: the sum would not be what a pull transfers. */
function compressedBytes(layers: readonly ImageLayer[]): number | null {
  let sum = 0;
  for (const layer of layers) {
    if (layer.compressedBytes === null) return null;
    sum += layer.compressedBytes;
  }
  return sum;
}

function figuresOf(analysis: Analysis, layer: ImageLayer): LayerFigures {
  const figures = analysis.layers[layer.index];
  if (figures === undefined) throw new Error(`the analysis has no layer ${layer.index}`);
  return figures;
}

function reportLayer(layer: ImageLayer, figures: LayerFigures, base: boolean): ReportLayer {
  return {
    index: layer.index,
    diffId: layer.diffId,
    digest: layer.digest,
    mediaType: layer.mediaType,
    instruction: layer.instruction,
    createdBy: layer.createdBy,
    created: layer.created,
    base,
    storedBytes: figures.storedBytes,
    liveBytes: figures.liveBytes,
    reclaimableBytes: figures.reclaimableBytes,
    compressedBytes: layer.compressedBytes,
    changes: figures.changes,
  };
}

function reportWaste(waste: Waste): ReportWaste {
  const { path, ...base64 } = reportPath(waste.path);
  return {
    path,
    ...base64,
    cause: waste.cause,
    ...(waste.cause === 'rewritten' ? { attributes: waste.attributes } : {}),
    bytes: waste.bytes,
    layer: waste.layer,
    shadowedBy: waste.shadowedBy,
  };
}

function reportFinding(finding: Finding, image: Image): ReportFinding {
  const { title, detail, fix } = advise(finding, image);
  return {
    id: finding.about.rule,
    severity: finding.severity,
    title,
    detail,
    bytes: finding.bytes,
    ownBytes: finding.ownBytes,
    baseBytes: finding.baseBytes,
    reclaimableBytes: finding.reclaimableBytes,
    additionalBytes: finding.additionalBytes,
    layer: finding.layer,
    ...reportPaths(finding.paths),
    pathCount: finding.pathCount,
    fix,
    ...finding.place,
  };
}

function findingRules(findings: readonly Finding[]): readonly ReportFindingRule[] {
  const ids = new Set(findings.map(({ about }) => about.rule));
  return [...ids].map((id) => ({ id, name: ruleWords[id].name, about: ruleWords[id].about }));
}

function reportDuplicate(duplicate: Duplicate): ReportDuplicate {
  return {
    digest: duplicate.digest,
    bytes: duplicate.bytes,
    reclaimableBytes: duplicate.reclaimableBytes,
    paths: duplicate.paths.map(reportCopy),
  };
}

function reportCopy(copy: Duplicate['paths'][number]): ReportDuplicate['paths'][number] {
  const { path, ...base64 } = reportPath(copy.path);
  return { path, ...base64, layer: copy.layer };
}

function reportGate(gate: Gate, image: Image): ReportGate {
  return { verdict: gate.verdict, rules: gate.rules.map((rule) => reportRule(rule, image)) };
}

function reportRule(rule: RuleResult, image: Image): ReportRule {
  return {
    name: rule.name,
    status: rule.status,
    actual: rule.actual,
    threshold: rule.threshold,
    unit: rule.unit,
    message: rule.message,
    details: rule.details.map((detail) => reportRuleDetail(detail, image)),
  };
}

function reportRuleDetail(
  { path, layer, bytes, finding }: RuleDetail,
  image: Image,
): ReportRuleDetail {
  const named = finding === undefined ? {} : { finding: advise(finding, image).title };
  return { ...maybeReportPath(path), layer, bytes, ...named };
}
