import type { Platform } from '../model/platform.ts';
import { variantOf } from './normalise-platform.ts';

/**
 * Which of an image's platforms to open, as a position; null when it is the user's to say. What
 * was asked for decides; else the host's platform; else the only one there is. Where several fit
 * equally well, the first is meant (OCI image-index.md, `platform`).
 */
export function choosePlatform(
  offered: readonly Platform[],
  wanted: Platform | null,
  host: Platform,
): number | null {
  const target = wanted ?? host;
  const fitting = offered.flatMap((platform, i) => (isSameMachine(platform, target) ? [i] : []));
  const sameVariant = fitting.find((i) => offered[i]?.variant === target.variant);
  const usualVariant = fitting.find((i) => usual(offered[i]) === variantOf(target));
  const anyVariant = target.variant === null ? fitting[0] : undefined;
  const onlyOne = wanted === null && offered.length === 1 ? 0 : null;
  return sameVariant ?? usualVariant ?? anyVariant ?? onlyOne;
}

function isSameMachine(platform: Platform, target: Platform): boolean {
  return platform.os === target.os && platform.architecture === target.architecture;
}

function usual(platform: Platform | undefined): string | null | undefined {
  return platform && variantOf(platform);
}
