import * as fc from 'fast-check';
import { toolchains } from '../../src/analysis/rules/build-tools/toolchains.ts';
import { dependencyInstalls } from '../../src/analysis/rules/cache-order/dependency-installs.ts';
import { systemPackages } from '../../src/analysis/rules/habits/system-packages.ts';
import type { About } from '../../src/analysis/rules/rules.ts';
import { arbitraryPath } from './arbitrary-path.ts';
import { hostileText } from './hostile-text.ts';

const layer = fc.nat(40);
const bytes = fc.nat(2 ** 31 - 1);
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(value, { nil: null });
const step = { position: fc.nat(60), layer: orNull(layer) };
const manager = fc.constantFrom(...systemPackages);
const privileged = fc.record({
  layer,
  privilege: fc.constantFrom('setuid', 'setgid', 'capabilities', 'world-writable'),
});

/** What rules may say of instructions, and of what files hold and allow. */
export const arbitraryHabit: fc.Arbitrary<About> = fc.oneof(
  fc.record({
    rule: fc.constant('build-tools'),
    data: fc.record({
      layer: orNull(layer),
      rows: fc.array(fc.record({ row: fc.constantFrom(...toolchains), bytes }), {
        minLength: 1,
        maxLength: 6,
      }),
      program: orNull(
        fc.record({
          name: hostileText,
          runtime: fc.constantFrom('python', 'node', 'java', 'binary', 'shell'),
        }),
      ),
      base: orNull(hostileText),
    }),
  }),
  fc.record({
    rule: fc.constant('cache-order'),
    data: fc.record({
      install: fc.constantFrom(...dependencyInstalls),
      copyLayer: layer,
      installLayer: layer,
      lastLayer: layer,
      pushedBytes: bytes,
      savedBytes: bytes,
      directory: orNull(hostileText),
    }),
  }),
  fc.record({
    rule: fc.constantFrom('update-alone', 'upgraded-base'),
    data: fc.record({ ...step, manager }),
  }),
  fc.record({
    rule: fc.constant('recommended-packages'),
    data: fc.record({ manager, steps: fc.array(fc.record(step), { minLength: 1 }) }),
  }),
  fc.record({ rule: fc.constant('add-for-copy'), data: fc.record(step) }),
  fc.record({
    rule: fc.constant('unchecked-download'),
    data: fc.record({ ...step, way: fc.constantFrom('piped', 'kept', 'added') }),
  }),
  fc.record({
    rule: fc.constant('shell-form'),
    data: fc.record({ ...step, keyword: fc.constantFrom('CMD', 'ENTRYPOINT') }),
  }),
  fc.record({
    rule: fc.constant('runs-as-root'),
    data: fc.record({ way: fc.constantFrom('useradd', 'adduser', 'number', 'builder') }),
  }),
  fc.record({ rule: fc.constant('no-healthcheck'), data: fc.constant(null) }),
  fc.record({
    rule: fc.constant('joinable-runs'),
    data: fc.record({ steps: fc.array(fc.record(step), { minLength: 3 }) }),
  }),
  fc.record({
    rule: fc.constant('secret-in-history'),
    data: fc.record({
      name: hostileText,
      way: fc.constantFrom('environment', 'argument', 'command'),
    }),
  }),
  fc.record({
    rule: fc.constant('floating-base'),
    data: fc.record({ reference: hostileText, tag: hostileText }),
  }),
  fc.record({
    rule: fc.constant('secrets'),
    data: fc.record({
      what: fc.constant('a private key'),
      layer,
      removedBy: orNull(layer),
      isDeleted: fc.boolean(),
      isGenerated: fc.boolean(),
      places: fc.array(fc.record({ path: arbitraryPath, line: orNull(fc.nat()) })),
    }),
  }),
  fc.record({
    rule: fc.constantFrom('privileged-files', 'world-writable', 'base-privileges'),
    data: privileged,
  }),
);
