import { analyse } from '../analysis/analyse.ts';
import { Contents } from '../analysis/contents.ts';
import { storedPaths } from '../analysis/forbidden-paths.ts';
import type { GateRules } from '../analysis/gate-rules.ts';
import { judge } from '../analysis/judge.ts';
import { buildReport } from '../report/build-report.ts';
import type { Report } from '../report/report.ts';
import type { Session } from './session.ts';
import { withImage } from './with-image.ts';

/** The report on the image that `reference` names, with a verdict if there are `rules`. */
export async function reportOn(
  session: Session,
  reference: string,
  baseLayers: number | null,
  rules: GateRules | null,
): Promise<Report> {
  const { given, tool } = session;
  return withImage(session, { reference, baseLayers, keepContents: false }, async (loaded) => {
    const { image, tree, warnings } = loaded;
    const base = image.base.count;
    const contents = new Contents(tree, await loaded.contentDigests());
    const analysis = analyse(tree, contents, base);
    const versions = () => storedPaths(tree);
    const gate = rules && judge({ analysis, baseLayers: base, versions }, rules);
    return buildReport({
      tool,
      reference,
      image,
      analysis,
      reading: loaded.reading(),
      warnings,
      gate,
      top: given.top ?? null,
    });
  });
}
