import type { Advice } from '../../src/advice/rule-words.ts';
import { advise } from '../../src/advice/advise.ts';
import { allRules, type FindingSettings } from '../../src/analysis/finding-settings.ts';
import type { Finding } from '../../src/analysis/finding.ts';
import { analysedTars } from './analysed.ts';
import { imageOfInstructions } from './image-of-instructions.ts';
import { buildTar, type TarEntrySpec } from './tar.ts';

/** An instruction with what its layer stores. */
export type Step = readonly [instruction: string, ...entries: readonly TarEntrySpec[]];

export interface Found extends Finding, Advice {
  /** `moved-files 2: srv/a` */
  readonly line: string;
}

/**
 * What is found of the bytes of an image that these steps made, the first `baseCount` of them its
 * base's. What is said of instructions, `findings-in.ts` finds.
 */
export async function found(
  steps: readonly Step[],
  baseCount = 0,
  settings: FindingSettings = allRules,
): Promise<readonly Found[]> {
  const image = imageOfInstructions(
    steps.map(([instruction]) => instruction),
    baseCount,
  );
  const tars = steps.map(([, ...entries]) => buildTar(entries));
  const { analysis } = await analysedTars(tars, image, settings);
  const aboutBytes = analysis.findings.filter(({ bytes }) => bytes > 0);
  return aboutBytes.map((finding) => ({
    ...finding,
    ...advise(finding, image),
    line: `${finding.about.rule} ${finding.layer ?? '-'}: ${finding.paths.join(' ')}`,
  }));
}

/** A file of so many bytes, unlike those of other names. */
export function file(path: string, bytes = 10_000, more: Partial<TarEntrySpec> = {}): TarEntrySpec {
  return { path, content: path.padEnd(bytes, 'x').slice(0, bytes), ...more };
}
