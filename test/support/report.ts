import {
  type Report,
  type ReportFinding,
  type ReportImage,
  type ReportLayer,
  type ReportSummary,
  type ReportWaste,
  schemaVersion,
} from '../../src/report/report.ts';
import { emptyConfig } from './empty-config.ts';

/** The parts of a report that a test says; the rest is that of an image without content. */
export interface ReportParts extends Partial<Omit<Report, 'image' | 'summary'>> {
  readonly image?: Partial<ReportImage>;
  readonly summary?: Partial<ReportSummary>;
}

export function reportOf(parts: ReportParts = {}): Report {
  const { image, summary, ...rest } = parts;
  return {
    schemaVersion,
    tool: { name: 'layerscope', version: '0.0.0' },
    image: { ...emptyImage, ...image },
    summary: { ...emptySummary, layers: parts.layers?.length ?? 0, ...summary },
    reading: { readBytes: 0, blobBytes: 0 },
    layers: [],
    waste: [],
    findings: [],
    findingRules: [],
    duplicates: [],
    compat: { dive: { efficiency: 1, wastedBytes: 0, userWastedPercent: 0 } },
    warnings: [],
    ...rest,
  };
}

type LayerParts = Partial<ReportLayer> & { readonly storedBytes: number };

/** Layers by what they store, in order; indexes and live bytes follow. */
export function layersOf(...parts: readonly LayerParts[]): readonly ReportLayer[] {
  return parts.map(layerOf);
}

function layerOf(parts: LayerParts, index: number): ReportLayer {
  const liveBytes = parts.storedBytes - (parts.reclaimableBytes ?? 0);
  return { ...emptyLayer, index, liveBytes, ...parts };
}

export function wasteOf(
  path: string,
  cause: ReportWaste['cause'],
  bytes: number,
  [layer, shadowedBy]: readonly [number, number],
): ReportWaste {
  return { path, cause, bytes, layer, shadowedBy };
}

/** A finding, of which a test says what matters to it. */
export function findingOf(parts: Partial<ReportFinding> = {}): ReportFinding {
  const { bytes = 22 } = parts;
  return {
    id: 'package-leftovers',
    severity: 'medium',
    title: 'Package lists',
    detail: 'apt leaves them behind',
    bytes,
    ownBytes: bytes,
    baseBytes: 0,
    reclaimableBytes: 0,
    additionalBytes: bytes,
    layer: 2,
    paths: ['var/lib/apt/lists'],
    pathCount: 1,
    fix: 'rm -rf /var/lib/apt/lists/*',
    ...parts,
  };
}

const emptyImage: ReportImage = {
  reference: './app.tar',
  source: 'docker-archive',
  digest: null,
  platform: 'linux/amd64',
  created: null,
  tags: [],
  base: { layers: 0, foundBy: 'first-layer', name: null, digest: null },
  config: emptyConfig,
};

const emptySummary: ReportSummary = {
  layers: 0,
  files: 0,
  storedBytes: 0,
  finalBytes: 0,
  reclaimableBytes: 0,
  efficiency: 1,
  ownStoredBytes: 0,
  ownReclaimableBytes: 0,
  ownWastedRatio: 0,
  baseShadowedBytes: 0,
  avoidableBytes: 0,
  compressedBytes: null,
};

const nothing = { files: 0, bytes: 0 };

const emptyLayer: ReportLayer = {
  index: 0,
  diffId: null,
  digest: null,
  mediaType: 'application/vnd.oci.image.layer.v1.tar',
  instruction: '',
  createdBy: '',
  created: null,
  base: false,
  storedBytes: 0,
  liveBytes: 0,
  reclaimableBytes: 0,
  compressedBytes: null,
  changes: { added: nothing, modified: nothing, removed: nothing },
};
