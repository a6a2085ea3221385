import { rankOf, type Severity } from '../model/severity.ts';

const MB = 1_000_000;

/** From how many bytes on, or from which share of what the image stores, a saving matters how much. */
const scale = [
  { severity: 'high', bytes: 50 * MB, share: 0.1 },
  { severity: 'medium', bytes: 5 * MB, share: 0.02 },
  { severity: 'low', bytes: 0.5 * MB, share: 0.002 },
] as const;

/** Less than this is not worth an edit, however small the image is. */
export const smallestSaving = 4096;

/** How much it matters that `bytes` of an image that stores `storedBytes` can be saved. */
export function severityOfSaving(bytes: number, storedBytes: number): Severity {
  if (bytes < smallestSaving) return 'info';
  const step = scale.find((one) => bytes >= one.bytes || bytes >= one.share * storedBytes);
  return step?.severity ?? 'info';
}

/** The one that matters less. */
export function milder(a: Severity, b: Severity): Severity {
  return rankOf(a) < rankOf(b) ? a : b;
}
