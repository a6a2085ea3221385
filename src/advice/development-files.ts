import { copyKind } from '../analysis/copy-kind.ts';
import type { DevelopmentFiles } from '../analysis/rules/development-files.ts';
import { formatSize } from '../text/size.ts';
import { layerName } from './instructions.ts';
import type { RuleWords, Told } from './rule-words.ts';
import { capital, inWords, pathList } from './shown-paths.ts';

export const developmentFiles: RuleWords<DevelopmentFiles> = {
  name: 'files for building and debugging',
  about:
    'Headers and static libraries are of use to a compiler only, and source maps to who debugs in a ' +
    'browser. Build in one stage and copy into another what shall run.',
  advise(data, told) {
    const { layer, rows } = data;
    const { image, finding } = told;
    const shares = rows.map(({ row, bytes }) => `${row.what} (${formatSize(bytes)})`);
    return {
      title: `Layer ${layer} has ${inWords(rows.map(({ row }) => row.what))}`,
      detail:
        `${capital(layerName(image, layer))} stores ${inWords(shares)}: ` +
        `${pathList(finding.paths, finding.pathCount)}. Nothing in the image compiles or debugs with them.`,
      fix: fixOf(data, told),
    };
  },
};

function fixOf({ layer, rows }: DevelopmentFiles, { image }: Told): string {
  const globs = rows.flatMap(({ row }) => row.globs.filter((glob) => glob.startsWith('*')));
  if (copyKind(image, layer) === 'context' && globs.length > 0) {
    return [
      'Keep them out of the build context, in `.dockerignore`:',
      ...globs.map((glob) => `    **/${glob}`),
    ].join('\n');
  }
  return copyKind(image, layer) === null
    ? 'Install in a build stage what needs them, and packages without `-dev` or `-devel` here.'
    : `Copy less in layer ${layer}, or build without them.`;
}
