import type { Report } from '../../src/report/report.ts';
import { demoReport } from './demo-report.ts';
import { digestOf } from './digest.ts';

/** A report in which every key of the form is there at least once. */
export const fullReport: Report = {
  ...demoReport,
  image: {
    ...demoReport.image,
    config: {
      user: 'shop',
      entrypoint: ['/entry'],
      cmd: ['serve'],
      env: ['PATH=/bin'],
      workingDir: '/srv/shop',
      labels: { maintainer: 'someone' },
      exposedPorts: ['8080/tcp'],
      volumes: ['/data'],
      stopSignal: 'SIGINT',
      healthcheck: {
        test: ['CMD', 'true'],
        interval: 1,
        timeout: 2,
        startPeriod: 3,
        retries: 4,
      },
    },
  },
  waste: [
    {
      path: '\\xff',
      pathBase64: '/w==',
      cause: 'rewritten',
      attributes: ['owner'],
      bytes: 9,
      layer: 0,
      shadowedBy: 1,
    },
  ],
  findings: [
    {
      id: 'package-leftovers',
      severity: 'medium',
      title: 'Package lists',
      detail: 'apt leaves them behind',
      bytes: 22,
      ownBytes: 20,
      baseBytes: 2,
      reclaimableBytes: 4,
      additionalBytes: 20,
      layer: 2,
      paths: ['var/lib/apt/lists', '\\xff'],
      pathsBase64: [null, '/w=='],
      pathCount: 2,
      fix: 'rm -rf /var/lib/apt/lists/*',
      file: 'Dockerfile',
      lines: { first: 3, last: 4 },
    },
  ],
  findingRules: [
    {
      id: 'package-leftovers',
      name: 'what package managers leave behind',
      about: 'Nothing needs it in a container.',
    },
  ],
  duplicates: [
    {
      digest: digestOf('d'),
      bytes: 10,
      reclaimableBytes: 10,
      paths: [{ path: '\\xff', pathBase64: '/w==', layer: 1 }],
    },
  ],
  gate: {
    verdict: 'fail',
    rules: [
      {
        name: 'forbidden-paths',
        status: 'fail',
        actual: 1,
        threshold: 0,
        unit: 'count',
        message: 'a path is there that must not be',
        details: [
          { path: '\\xff', pathBase64: '/w==', layer: 1, bytes: 3 },
          { layer: null, bytes: 0, finding: 'Package lists' },
        ],
      },
    ],
  },
  warnings: [
    {
      code: 'bad-tar-header',
      severity: 'damage',
      message: 'a header is damaged',
      layer: 1,
      path: '\\xff',
      pathBase64: '/w==',
      offset: 512,
    },
  ],
  totals: { waste: 1, findings: 1, duplicates: 1 },
};
