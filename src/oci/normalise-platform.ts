import type { Platform } from '../model/platform.ts';

/** Other names of an architecture, with the variant that they imply. */
const aliases: ReadonlyMap<string, readonly [architecture: string, variant: string | null]> =
  new Map([
    ['x86_64', ['amd64', null]],
    ['x86-64', ['amd64', null]],
    ['x64', ['amd64', null]],
    ['i386', ['386', null]],
    ['i686', ['386', null]],
    ['ia32', ['386', null]],
    ['aarch64', ['arm64', null]],
    ['armhf', ['arm', 'v7']],
    ['armel', ['arm', 'v6']],
    ['armv7l', ['arm', 'v7']],
    ['armv6l', ['arm', 'v6']],
    ['ppc64el', ['ppc64le', null]],
    ['loongarch64', ['loong64', null]],
  ]);

/** What no variant means. */
const defaultVariants: ReadonlyMap<string, string> = new Map([
  ['amd64', 'v1'],
  ['arm64', 'v8'],
  ['arm', 'v7'],
]);

/** A platform in the words of Go, which images use: `linux/aarch64` becomes `linux/arm64`. */
export function normalisePlatform(platform: Platform): Platform {
  const named = platform.architecture.toLowerCase();
  const [architecture, implied] = aliases.get(named) ?? [named, null];
  const variant = platform.variant === '' ? null : (platform.variant?.toLowerCase() ?? null);
  return { os: platform.os.toLowerCase(), architecture, variant: variant ?? implied };
}

/** The variant, also where it goes without saying: `v8` of `linux/arm64`. */
export function variantOf(platform: Platform): string | null {
  return platform.variant ?? defaultVariants.get(platform.architecture) ?? null;
}
