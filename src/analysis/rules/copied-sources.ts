import type { OwnStep } from '../own-steps.ts';

/** What a COPY or ADD copies, as it was written, be it as words or as a JSON list. */
export function copiedSources({ text }: OwnStep): readonly string[] {
  const words = text.split(/[\s"[\],]+/).filter((word) => word !== '');
  return words.slice(0, -1);
}
