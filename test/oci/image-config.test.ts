import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ConfigFile, readConfig } from '../../src/oci/image-config.ts';
import { digestOf } from '../support/digest.ts';
import { unexpectedFailure } from '../support/unexpected-failure.ts';
import { emptyConfig } from '../support/empty-config.ts';

const read = (value: unknown): ConfigFile =>
  readConfig(Buffer.from(JSON.stringify(value)), 'config x');

describe('readConfig', () => {
  test('reads all that an image says of itself', () => {
    const config = {
      architecture: 'arm64',
      os: 'linux',
      variant: 'v8',
      created: '2024-05-01T10:00:00.123456789Z',
      config: {
        User: 'app',
        ExposedPorts: { '80/tcp': {}, '443/tcp': {} },
        Env: ['PATH=/bin', 7],
        Entrypoint: ['/app'],
        Cmd: ['--port', '80'],
        Volumes: { '/data': {} },
        WorkingDir: '/srv',
        Labels: { a: 'b', n: 1 },
        StopSignal: 'SIGINT',
        Healthcheck: { Test: ['CMD', 'true'], Interval: 30_000_000_000, Retries: 3 },
      },
      rootfs: { type: 'layers', diff_ids: [digestOf('a'), 'nonsense'] },
      history: [
        { created: '2024-05-01T10:00:00+02:00', created_by: 'ADD a /', comment: 'c' },
        { created_by: 'CMD b', empty_layer: true },
      ],
    };
    expect(read(config)).toEqual({
      platform: { os: 'linux', architecture: 'arm64', variant: 'v8' },
      created: '2024-05-01T10:00:00.123456789Z',
      config: {
        user: 'app',
        entrypoint: ['/app'],
        cmd: ['--port', '80'],
        env: ['PATH=/bin'],
        workingDir: '/srv',
        labels: { a: 'b' },
        exposedPorts: ['80/tcp', '443/tcp'],
        volumes: ['/data'],
        stopSignal: 'SIGINT',
        healthcheck: {
          test: ['CMD', 'true'],
          interval: 30_000_000_000,
          timeout: null,
          startPeriod: null,
          retries: 3,
        },
      },
      diffIds: [digestOf('a'), null],
      history: [
        {
          createdBy: 'ADD a /',
          created: '2024-05-01T10:00:00+02:00',
          comment: 'c',
          emptyLayer: false,
        },
        { createdBy: 'CMD b', created: null, comment: null, emptyLayer: true },
      ],
    });
  });

  test('reads a config that says nothing', () => {
    expect(read({})).toEqual({
      platform: null,
      created: null,
      config: emptyConfig,
      diffIds: [],
      history: [],
    });
  });

  test('takes fields of another type for absent', () => {
    const config = {
      created: 1,
      architecture: [],
      config: { Env: 'A=B', Labels: [], User: null, ExposedPorts: ['80'], Healthcheck: 'x' },
      rootfs: [],
      history: null,
    };
    expect(read(config)).toEqual(read({}));
  });

  test('takes a bare text for a command of one word, as Docker does', () => {
    expect(read({ config: { Cmd: 'bash' } }).config.cmd).toEqual(['bash']);
  });

  test.each(['0001-01-01T00:00:00Z', 'yesterday', '2024-13-01T00:00:00Z', '2024-05-01', ''])(
    'takes %j for no time',
    (created) => {
      expect(read({ created, history: [{ created }] })).toMatchObject({
        created: null,
        history: [{ created: null }],
      });
    },
  );

  test('refuses more diffIDs than an image can have layers', () => {
    const diff_ids = Array.from({ length: 2_001 }, () => digestOf('a'));
    expect(() => read({ rootfs: { diff_ids } })).toThrow(/2001 layers/);
  });

  test('fails in no other way than with a LayerscopeError, whatever the document', () => {
    const names = ['config', 'rootfs', 'diff_ids', 'history', 'Env', 'Labels', 'Healthcheck', 'os'];
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue(),
        fc.array(tie('tree')),
        fc.dictionary(fc.constantFrom(...names), tie('tree')),
      ),
    }));
    fc.assert(
      fc.property(tree, (document) => {
        expect(unexpectedFailure(() => read(document))).toBeNull();
      }),
    );
  });
});
