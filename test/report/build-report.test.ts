import type { Finding } from '../../src/analysis/finding.ts';
import type { Severity } from '../../src/model/severity.ts';
import { describe, expect, test } from 'vitest';
import type { Analysis } from '../../src/analysis/analysis.ts';
import type { Waste } from '../../src/analysis/waste.ts';
import { byteString, encodeText } from '../../src/model/byte-string.ts';
import type { Image } from '../../src/model/image.ts';
import { buildReport, type ReportFacts } from '../../src/report/build-report.ts';
import { digestOf } from '../support/digest.ts';

const none = { files: 0, bytes: 0 };
const noChanges = { added: none, modified: none, removed: none };

const image: Image = {
  source: 'oci-archive',
  digest: digestOf('a'),
  platform: { os: 'linux', architecture: 'arm64', variant: 'v8' },
  created: '2025-11-20T14:03:27Z',
  tags: ['shop:1.4'],
  config: {
    user: 'shop',
    entrypoint: null,
    cmd: ['sh', '-c', 'serve'],
    env: ['PATH=/bin'],
    workingDir: '/srv',
    labels: { maintainer: 'someone' },
    exposedPorts: ['80/tcp'],
    volumes: [],
    stopSignal: null,
    healthcheck: null,
  },
  history: [],
  layers: [0, 1].map((index) => ({
    index,
    diffId: digestOf('b'),
    digest: digestOf('c'),
    mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
    compressedBytes: 100 + index,
    instruction: `RUN step ${index}`,
    createdBy: `/bin/sh -c step ${index}`,
    created: null,
  })),
  base: { count: 1, foundBy: 'annotation', name: 'debian', digest: null },
};

const rewritten: Waste = {
  path: encodeText('srv/a'),
  cause: 'rewritten',
  attributes: ['owner'],
  bytes: 300,
  layer: 0,
  shadowedBy: 1,
  node: 0,
};
const deleted: Waste = {
  ...rewritten,
  path: encodeText('srv/b'),
  cause: 'deleted',
  attributes: [],
  bytes: 20,
};

const analysis: Analysis = {
  summary: {
    layers: 2,
    files: 4,
    storedBytes: 1000,
    finalBytes: 680,
    reclaimableBytes: 320,
    efficiency: 0.68,
    ownStoredBytes: 500,
    ownReclaimableBytes: 0,
    ownWastedRatio: 0,
    baseShadowedBytes: 320,
    avoidableBytes: 7,
  },
  layers: [
    { storedBytes: 500, liveBytes: 180, reclaimableBytes: 320, changes: noChanges },
    { storedBytes: 500, liveBytes: 500, reclaimableBytes: 0, changes: noChanges },
  ],
  waste: [rewritten, deleted],
  findings: [],
  duplicates: [
    {
      digest: digestOf('d'),
      bytes: 10,
      reclaimableBytes: 10,
      paths: [
        { path: encodeText('x'), layer: 0 },
        { path: byteString(Buffer.from([0xff])), layer: 1 },
      ],
    },
  ],
  dive: { efficiency: 0.7, wastedBytes: 300, userWastedPercent: 0.6 },
};

const facts: ReportFacts = {
  tool: { name: 'layerscope', version: '1.2.3' },
  reference: './shop.tar',
  image,
  analysis,
  reading: { readBytes: 34, blobBytes: 560 },
  warnings: [],
  gate: null,
  top: null,
};

describe('buildReport', () => {
  test('says what the image is, in text', () => {
    const report = buildReport(facts);
    expect(report.schemaVersion).toBe('1.0');
    expect(report.tool).toEqual({ name: 'layerscope', version: '1.2.3' });
    expect(report.image).toEqual({
      reference: './shop.tar',
      source: 'oci-archive',
      digest: digestOf('a'),
      platform: 'linux/arm64/v8',
      created: '2025-11-20T14:03:27Z',
      tags: ['shop:1.4'],
      base: { layers: 1, foundBy: 'annotation', name: 'debian', digest: null },
      config: image.config,
    });
  });

  test('joins what the manifest and the analysis say of each layer', () => {
    const [base, own] = buildReport(facts).layers;
    expect(base).toEqual({
      index: 0,
      diffId: digestOf('b'),
      digest: digestOf('c'),
      mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
      instruction: 'RUN step 0',
      createdBy: '/bin/sh -c step 0',
      created: null,
      base: true,
      storedBytes: 500,
      liveBytes: 180,
      reclaimableBytes: 320,
      compressedBytes: 100,
      changes: noChanges,
    });
    expect(own).toMatchObject({ index: 1, base: false, reclaimableBytes: 0 });
  });

  test('keeps the summary and adds the compressed bytes of all layers', () => {
    expect(buildReport(facts).summary).toEqual({ ...analysis.summary, compressedBytes: 201 });
  });

  test('knows no compressed size as soon as one layer is not compressed', () => {
    const layers = image.layers.map((layer, i) =>
      i === 0 ? layer : { ...layer, compressedBytes: null },
    );
    expect(
      buildReport({ ...facts, image: { ...image, layers } }).summary.compressedBytes,
    ).toBeNull();
  });

  test('gives attributes with rewritten waste only', () => {
    expect(buildReport(facts).waste).toEqual([
      {
        path: 'srv/a',
        cause: 'rewritten',
        attributes: ['owner'],
        bytes: 300,
        layer: 0,
        shadowedBy: 1,
      },
      { path: 'srv/b', cause: 'deleted', bytes: 20, layer: 0, shadowedBy: 1 },
    ]);
  });

  test('gives a path that is not UTF-8 escaped and in base64', () => {
    expect(buildReport(facts).duplicates[0]?.paths).toEqual([
      { path: 'x', layer: 0 },
      { path: '\\xff', pathBase64: '/w==', layer: 1 },
    ]);
  });

  test('has all rows and no totals unless it is cut', () => {
    const report = buildReport(facts);
    expect(report.waste).toHaveLength(2);
    expect(report).not.toHaveProperty('totals');
  });

  test('cut to the top rows, it says how many there were', () => {
    const report = buildReport({ ...facts, top: 1 });
    expect(report.waste.map(({ path }) => path)).toEqual(['srv/a']);
    expect(report.totals).toEqual({ waste: 2, findings: 0, duplicates: 1 });
    expect(report.summary.reclaimableBytes).toBe(320);
  });

  test('cut, it keeps the gravest findings in the order that all have', () => {
    const finding = (layer: number, severity: Severity): Finding => ({
      about: { rule: 'shell-form', data: { keyword: 'CMD', position: 0, layer: null } },
      severity,
      bytes: 0,
      ownBytes: 0,
      baseBytes: 0,
      reclaimableBytes: 0,
      additionalBytes: 0,
      layer,
      place: null,
      paths: [],
      pathCount: 0,
    });
    const findings = [finding(0, 'low'), finding(1, 'medium'), finding(2, 'high')];
    const report = buildReport({ ...facts, analysis: { ...analysis, findings }, top: 2 });
    expect(report.findings.map(({ layer }) => layer)).toEqual([1, 2]);
    expect(report.totals?.findings).toBe(3);
  });

  test('has a gate only where one was judged', () => {
    expect(buildReport(facts)).not.toHaveProperty('gate');
    const rule = {
      name: 'forbidden-paths',
      status: 'fail',
      actual: 1,
      threshold: 0,
      unit: 'count',
      message: 'a path is there that must not be',
    } as const;
    const details = [{ path: encodeText('.git'), layer: 1, bytes: null }];
    const gate = { verdict: 'fail', rules: [{ ...rule, details }] } as const;
    expect(buildReport({ ...facts, gate }).gate).toEqual({
      verdict: 'fail',
      rules: [{ ...rule, details: [{ path: '.git', layer: 1, bytes: null }] }],
    });
  });

  test('tells damage from oddities, and leaves out what a warning does not know', () => {
    const odd = {
      code: 'opaque-root',
      message: 'odd',
      path: null,
      offset: null,
      layer: null,
    } as const;
    const bad = {
      code: 'truncated-tar',
      message: 'it ends early',
      path: encodeText('a'),
      offset: 512,
      layer: 0,
    } as const;
    expect(buildReport({ ...facts, warnings: [odd, bad] }).warnings).toEqual([
      { code: 'opaque-root', severity: 'notice', message: 'odd' },
      {
        code: 'truncated-tar',
        severity: 'damage',
        message: 'it ends early',
        layer: 0,
        path: 'a',
        offset: 512,
      },
    ]);
  });
});
