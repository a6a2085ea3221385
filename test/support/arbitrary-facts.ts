import * as fc from 'fast-check';
import { attributes } from '../../src/analysis/attributes.ts';
import { causes } from '../../src/analysis/waste.ts';
import type { Analysis, Summary } from '../../src/analysis/analysis.ts';
import { type Gate, ruleNames } from '../../src/analysis/gate.ts';
import type { Image, ImageConfig, ImageLayer } from '../../src/model/image.ts';
import type { Warning } from '../../src/model/warning.ts';
import type { ReportFacts } from '../../src/report/build-report.ts';
import { arbitraryPath } from './arbitrary-path.ts';
import { arbitraryFinding } from './arbitrary-finding.ts';
import { digestOf } from './digest.ts';
import { hostileText } from './hostile-text.ts';

const bytes = fc.oneof(fc.nat(2000), fc.nat(2 ** 31 - 1), fc.constant(Number.MAX_SAFE_INTEGER));
const ratio = fc.double({ min: 0, max: 1, noNaN: true });
const layerIndex = fc.nat(120);
const digest = fc.constantFrom('0', 'a', 'f').map(digestOf);
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(value, { nil: null });
const texts = fc.array(hostileText, { maxLength: 4 });
const time = fc.constantFrom('2025-11-20T14:03:27.1Z', '0000-01-01T00:00:00+23:59', '\x1b[2J');

const config: fc.Arbitrary<ImageConfig> = fc.record({
  user: orNull(hostileText),
  entrypoint: orNull(texts),
  cmd: orNull(texts),
  env: texts,
  workingDir: orNull(hostileText),
  labels: fc.dictionary(hostileText, hostileText),
  exposedPorts: texts,
  volumes: texts,
  stopSignal: orNull(hostileText),
  healthcheck: orNull(
    fc.record({
      test: texts,
      interval: orNull(bytes),
      timeout: orNull(bytes),
      startPeriod: orNull(bytes),
      retries: orNull(bytes),
    }),
  ),
});

const layerAt = (index: number): fc.Arbitrary<ImageLayer> =>
  fc.record({
    index: fc.constant(index),
    diffId: orNull(digest),
    digest: orNull(digest),
    mediaType: hostileText,
    compressedBytes: orNull(bytes),
    instruction: hostileText,
    createdBy: hostileText,
    created: orNull(time),
  });

const count = fc.record({ files: bytes, bytes });

const figures = fc
  .record({
    storedBytes: bytes,
    wasted: ratio,
    changes: fc.record({ added: count, modified: count, removed: count }),
  })
  .map(({ storedBytes, wasted, changes }) => {
    const reclaimableBytes = Math.floor(storedBytes * wasted);
    return { storedBytes, liveBytes: storedBytes - reclaimableBytes, reclaimableBytes, changes };
  });

/** Figures that fit each other, as those of any real image do. */
const summary: fc.Arbitrary<Summary> = fc
  .tuple(fc.nat(120), bytes, bytes, ratio, ratio, ratio)
  .map(([layers, files, storedBytes, own, wasted, ownShare]) => {
    const reclaimableBytes = Math.floor(storedBytes * wasted);
    const ownStoredBytes = Math.floor(storedBytes * own);
    const ownReclaimableBytes = Math.floor(Math.min(ownStoredBytes, reclaimableBytes) * ownShare);
    return {
      layers,
      files,
      storedBytes,
      finalBytes: storedBytes - reclaimableBytes,
      reclaimableBytes,
      efficiency: storedBytes === 0 ? 1 : 1 - reclaimableBytes / storedBytes,
      ownStoredBytes,
      ownReclaimableBytes,
      ownWastedRatio: ownStoredBytes === 0 ? 0 : ownReclaimableBytes / ownStoredBytes,
      baseShadowedBytes: reclaimableBytes - ownReclaimableBytes,
      avoidableBytes: 0,
    };
  });

const waste = fc.record({
  path: arbitraryPath,
  cause: fc.constantFrom(...causes),
  attributes: fc.subarray([...attributes]),
  bytes,
  layer: layerIndex,
  shadowedBy: layerIndex,
  node: fc.nat(),
});

const duplicate = fc.record({
  digest,
  bytes,
  reclaimableBytes: bytes,
  paths: fc.array(fc.record({ path: arbitraryPath, layer: layerIndex }), { maxLength: 3 }),
});

const gate: fc.Arbitrary<Gate> = fc.record({
  verdict: fc.constantFrom('pass', 'warn', 'fail'),
  rules: fc.array(
    fc.record({
      name: fc.constantFrom(...ruleNames),
      status: fc.constantFrom('pass', 'warn', 'fail', 'off'),
      actual: orNull(fc.oneof(ratio, bytes)),
      threshold: orNull(fc.oneof(ratio, bytes)),
      unit: fc.constantFrom('ratio', 'bytes', 'count', 'severity'),
      message: hostileText,
      details: fc.array(
        fc.record({ path: orNull(arbitraryPath), layer: orNull(layerIndex), bytes: orNull(bytes) }),
        { maxLength: 3 },
      ),
    }),
    { maxLength: 7 },
  ),
});

const warning: fc.Arbitrary<Warning> = fc.record({
  code: fc.constantFrom('truncated-tar', 'path-clamped', 'opaque-root', 'more-warnings'),
  message: hostileText,
  path: orNull(arbitraryPath),
  offset: orNull(bytes),
  layer: orNull(layerIndex),
});

const imageOf = (layers: number): fc.Arbitrary<Image> =>
  fc.record({
    source: fc.constantFrom('docker-archive', 'oci-archive', 'oci', 'dir'),
    digest: orNull(digest),
    platform: fc.record({
      os: hostileText,
      architecture: hostileText,
      variant: orNull(hostileText),
    }),
    created: orNull(time),
    tags: texts,
    config,
    history: fc.constant([]),
    layers: fc.tuple(...Array.from({ length: layers }, (_, index) => layerAt(index))),
    base: fc.record({
      count: fc.nat(layers),
      foundBy: fc.constantFrom('option', 'annotation', 'history', 'first-layer'),
      name: orNull(hostileText),
      digest: orNull(hostileText),
    }),
  });

const analysisOf = (layers: number): fc.Arbitrary<Analysis> =>
  fc.record({
    summary,
    layers: fc.array(figures, { minLength: layers, maxLength: layers }),
    waste: fc.array(waste, { maxLength: 15 }),
    findings: fc.array(arbitraryFinding, { maxLength: 5 }),
    duplicates: fc.array(duplicate, { maxLength: 3 }),
    dive: fc.record({ efficiency: ratio, wastedBytes: bytes, userWastedPercent: ratio }),
  });

/** All that a report is made from, hostile in every text. */
export const arbitraryFacts: fc.Arbitrary<ReportFacts> = fc.nat(30).chain((layers) =>
  fc.record({
    tool: fc.constant({ name: 'layerscope', version: '0.0.0' }),
    reference: hostileText,
    image: imageOf(layers),
    analysis: analysisOf(layers),
    reading: fc.record({ readBytes: bytes, blobBytes: bytes }),
    warnings: fc.array(warning, { maxLength: 6 }),
    gate: orNull(gate),
    top: orNull(fc.nat(12)),
  }),
);
