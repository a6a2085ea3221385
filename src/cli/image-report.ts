import { storedPaths } from '../analysis/forbidden-paths.ts';
import type { GateRules } from '../analysis/gate-rules.ts';
import { judge } from '../analysis/judge.ts';
import { buildReport } from '../report/build-report.ts';
import type { Report } from '../report/report.ts';
import { judgeImage } from './judge-image.ts';
import { dockerfileOf, matchWarnings } from './given-dockerfile.ts';
import type { Session } from './session.ts';
import { findingsOf, type Settings } from './settings.ts';
import { withImage } from './with-image.ts';

/** The report on the image that `reference` names, with a verdict if there are `rules`. */
export async function reportOn(
  session: Session,
  reference: string,
  settings: Settings,
  rules: GateRules | null,
): Promise<Report> {
  const { given, tool } = session;
  const wanted = { reference, baseLayers: settings.baseLayers, keepContents: false };
  const written = await dockerfileOf(session);
  return withImage(session, wanted, async (loaded) => {
    const { tree, warnings } = loaded;
    const { image, analysis, dockerfile } = await judgeImage(loaded, findingsOf(settings), written);
    const versions = () => storedPaths(tree);
    const gate = rules && judge({ analysis, baseLayers: image.base.count, versions }, rules);
    return buildReport({
      tool,
      reference,
      image,
      analysis,
      reading: loaded.reading(),
      warnings: [...warnings, ...(dockerfile === null ? [] : matchWarnings(dockerfile))],
      gate,
      top: given.top ?? null,
    });
  });
}
