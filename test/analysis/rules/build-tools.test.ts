import { describe, expect, test } from 'vitest';
import { startedProgram } from '../../../src/analysis/rules/build-tools/started-program.ts';
import { toolchains } from '../../../src/analysis/rules/build-tools/toolchains.ts';
import type { ImageConfig } from '../../../src/model/image.ts';
import { emptyConfig } from '../../support/empty-config.ts';
import { baseStep, foundBy, onlyFoundBy } from '../../support/findings-in.ts';

const tenKB = 'x'.repeat(10_000);
const gcc = [
  { path: 'usr/bin/gcc-12', content: tenKB },
  { path: 'usr/lib/gcc/x86_64-linux-gnu/12/cc1', content: tenKB },
  { path: 'usr/include/stdio.h', content: tenKB },
];
const python = { cmd: ['python3', 'app.py'] };

describe('build tools', () => {
  test('of an own layer: their bytes, and stages for what the image runs', async () => {
    const found = await onlyFoundBy('build-tools', {
      steps: [
        baseStep,
        ['RUN apt-get install -y gcc', [...gcc, { path: 'app.py', content: tenKB }]],
      ],
      config: python,
    });
    expect(found).toMatchObject({ bytes: 30_000, ownBytes: 30_000, layer: 1 });
    expect(found.text).toContain('GCC (20.0 kB) and headers and static libraries (10.0 kB)');
    expect(found.text).toContain('python3 -m venv');
  });

  test('headers without a compiler are no build tools', async () => {
    const steps = [baseStep, ['RUN a', gcc.slice(2)]] as const;
    expect(await foundBy('build-tools', { steps, config: python })).toEqual([]);
  });

  test('what the image starts is wanted', async () => {
    const steps = [baseStep, ['RUN a', [{ path: 'usr/local/go/bin/go', content: tenKB }]]] as const;
    expect(await foundBy('build-tools', { steps, config: { cmd: ['go', 'test'] } })).toEqual([]);
    expect(await foundBy('build-tools', { steps, config: { cmd: ['/app'] } })).toHaveLength(1);
  });

  test.each([
    [{ cmd: ['/srv/app'] }, 'medium'],
    [{ cmd: ['node', 'server.js'] }, 'low'],
    [{ cmd: ['bash'] }, 'info'],
    [{}, 'info'],
  ])('of the base image, with %j', async (config, severity) => {
    const steps = [
      ['ADD file:aa in /', gcc],
      ['COPY a /srv/app', [{ path: 'srv/app' }]],
    ] as const;
    const found = await onlyFoundBy('build-tools', { steps, config });
    expect(found).toMatchObject({ severity, layer: null, baseBytes: 30_000, ownBytes: 0 });
    expect(found.text).toContain('The base image');
  });

  test('an image that adds nothing to them is there to build', async () => {
    const steps = [['ADD file:aa in /', gcc]] as const;
    const found = await onlyFoundBy('build-tools', { steps, config: { cmd: ['/app'] } });
    expect(found.severity).toBe('info');
  });

  test('every toolchain has a source', () => {
    for (const { source } of toolchains) expect(source).toMatch(/^https:\/\//);
  });
});

describe('startedProgram', () => {
  const started = (config: Partial<ImageConfig>) => {
    const program = startedProgram({ ...emptyConfig, ...config });
    return program === null ? null : `${program.name} ${program.runtime}`;
  };

  test.each([
    [{ cmd: ['python3.11', '-m', 'x'] }, 'python3.11 python'],
    [{ entrypoint: ['tini', '--', 'node'], cmd: ['x.js'] }, 'node node'],
    [{ entrypoint: ['/bin/sh', '-c', 'migrate && exec gunicorn app'] }, 'gunicorn python'],
    [{ cmd: ['java', '-jar', 'x.jar'] }, 'java java'],
    [{ cmd: ['/srv/app'] }, 'app binary'],
    [{ cmd: ['/app/start.js'] }, 'start.js node'],
    [{ cmd: ['bash'] }, 'bash shell'],
    [{}, null],
  ])('%j', (config, expected) => {
    expect(started(config)).toBe(expected);
  });
});
