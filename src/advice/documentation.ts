import { copyKind } from '../analysis/copy-kind.ts';
import type { Documentation } from '../analysis/rules/documentation.ts';
import type { Image } from '../model/image.ts';
import { formatSize } from '../text/size.ts';
import { runWith, snippet } from './dockerfile.ts';
import { commandOf, layerName } from './instructions.ts';
import type { RuleWords } from './rule-words.ts';
import { capital, inWords, pathList } from './shown-paths.ts';

export const documentation: RuleWords<Documentation> = {
  name: 'documentation and translations',
  about:
    'Manual pages, documentation and translations are for people at a terminal. An image whose ' +
    'base leaves them out has no use for those of the packages that it adds. Copyright files stay: ' +
    'licences ask for them.',
  advise({ layer, rows }, { image, finding }) {
    const kinds = rows.map(({ row }) => row.what);
    const shares = rows.map(({ row, bytes }) => `${row.what} (${formatSize(bytes)})`);
    return {
      title: `Layer ${layer} has ${inWords(kinds)}`,
      detail:
        `${capital(layerName(image, layer))} stores ${inWords(shares)}: ` +
        `${pathList(finding.paths, finding.pathCount)}.`,
      fix: fixOf(image, layer),
    };
  },
};

function fixOf(image: Image, layer: number): string {
  if (copyKind(image, layer) !== null) return `Leave them out of what layer ${layer} copies.`;
  const command = commandOf(image, layer);
  if (command === null) {
    return `Remove them in whatever makes layer ${layer}, and keep what licences ask for.`;
  }
  if (/\b(?:micro)?dnf\b/.test(command)) return 'Install with `dnf install --nodocs`.';
  return snippet('Remove them in the RUN that installs them, and keep what licences ask for:', [
    ...runWith(image, layer, [
      'find /usr/share/doc -type f ! -name copyright -delete',
      'rm -rf /usr/share/man /usr/share/info /usr/share/locale',
    ]),
  ]);
}
