import { describe, expect, test } from 'vitest';
import { parsePlatform, type Platform } from '../../src/model/platform.ts';
import { choosePlatform } from '../../src/oci/choose-platform.ts';
import { normalisePlatform } from '../../src/oci/normalise-platform.ts';

function platform(text: string): Platform {
  const parsed = parsePlatform(text);
  if (parsed === null) throw new Error(`${text} is no platform`);
  return normalisePlatform(parsed);
}

function choose(offered: string, wanted: string | null, host = 'linux/amd64'): string | null {
  const names = offered.split(' ');
  const chosen = choosePlatform(
    names.map(platform),
    wanted === null ? null : platform(wanted),
    platform(host),
  );
  return chosen === null ? null : (names[chosen] ?? null);
}

describe('choosePlatform', () => {
  test.each([
    ['what is asked for', 'linux/amd64 linux/arm64', 'linux/arm64', 'linux/arm64'],
    ['its variant', 'linux/arm/v6 linux/arm/v7', 'linux/arm/v7', 'linux/arm/v7'],
    ['the usual variant', 'linux/arm/v5 linux/arm/v7', 'linux/arm', 'linux/arm/v7'],
    ['any variant, if none is asked for', 'linux/arm/v5 linux/arm/v6', 'linux/arm', 'linux/arm/v5'],
    ['no variant for the usual one', 'linux/arm64', 'linux/arm64/v8', 'linux/arm64'],
    ['the usual variant for none', 'linux/arm64/v8', 'linux/arm64', 'linux/arm64/v8'],
    ['the first of two', 'windows/amd64 windows/amd64', 'windows/amd64', 'windows/amd64'],
    ['another name of it', 'linux/amd64 linux/arm64', 'linux/aarch64', 'linux/arm64'],
    ['no other variant', 'linux/arm/v6', 'linux/arm/v7', null],
    ['no other architecture, even the only one', 'linux/amd64', 'linux/arm64', null],
    ['no other system', 'linux/amd64', 'windows/amd64', null],
    ["the host's, if nothing is asked for", 'linux/arm64 linux/amd64', null, 'linux/amd64'],
    ['the only one, if nothing is asked for', 'linux/s390x', null, 'linux/s390x'],
    ['none of several strangers', 'linux/s390x linux/ppc64le', null, null],
  ])('chooses %s', (_, offered, wanted, expected) => {
    expect(choose(offered, wanted)).toBe(expected);
  });

  test('chooses by the host', () => {
    expect(choose('linux/amd64 linux/arm64/v8', null, 'linux/aarch64')).toBe('linux/arm64/v8');
  });
});

describe('normalisePlatform', () => {
  test.each([
    ['linux/x86_64', 'linux/amd64'],
    ['Linux/ARM64', 'linux/arm64'],
    ['linux/armhf', 'linux/arm/v7'],
    ['linux/armel', 'linux/arm/v6'],
    ['linux/i386', 'linux/386'],
    ['linux/riscv64', 'linux/riscv64'],
  ])('takes %s for %s', (given, expected) => {
    expect(platform(given)).toEqual(parsePlatform(expected));
  });
});
