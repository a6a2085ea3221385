import { copyKind } from '../analysis/copy-kind.ts';
import type { Secrets } from '../analysis/rules/secrets/claim-secrets.ts';
import type { Image } from '../model/image.ts';
import { countOf } from '../text/count.ts';
import { nameLine } from './context-path.ts';
import { mountTarget, shellWord, snippet } from './dockerfile.ts';
import { commandOf, layerName } from './instructions.ts';
import type { RuleWords } from './rule-words.ts';
import { capital, inWords, shownPath } from './shown-paths.ts';

export const secrets: RuleWords<Secrets> = {
  name: 'credentials in files',
  about:
    'Whoever can pull the image can read every file of every layer, also those that a later layer ' +
    'deletes. Keep credentials out of the build context, or hand them to one RUN as a secret mount; ' +
    'those that were in an image that others have seen must be replaced. layerscope never shows them.',
  advise(data, { image, finding }) {
    const { what, layer, removedBy, places } = data;
    const more = finding.pathCount > 1 ? ` in ${countOf(finding.pathCount, 'file')}` : '';
    const later = removedBy === null ? '' : ', though a later layer removes it';
    return {
      title: `Layer ${layer} ships ${what}${more}${later}`,
      detail:
        `${capital(layerName(image, layer))} stores ${inWords(shownPlaces(places, finding.pathCount))}. ` +
        fateOf(data, finding.pathCount === 1),
      fix: fixOf(data, image),
    };
  },
};

function fateOf({ layer, removedBy, isDeleted, places }: Secrets, isOne: boolean): string {
  if (removedBy === null) return `${isOne ? 'It is' : 'They are'} in the final filesystem.`;
  const verb = isDeleted ? 'deletes' : 'replaces';
  return (
    `Layer ${removedBy} ${verb} ${isOne ? 'it' : 'them'}, but ${isOne ? 'it still ships' : 'they still ship'}: ` +
    `\`layerscope cat IMAGE ${shellWord(firstPath(places))} --layer ${layer}\` shows ${isOne ? 'it' : 'the first'}.`
  );
}

function fixOf({ layer, isGenerated, places }: Secrets, image: Image): string {
  switch (copyKind(image, layer)) {
    case 'context':
      return [keepOut(places), mountFile(places)].join('\n');
    case 'stage':
      return [
        `Replace the credential, and delete the file in its stage, or copy less of it in layer ${layer}.`,
        mountFile(places),
      ].join('\n');
    case null:
      if (commandOf(image, layer) === null) {
        return `Replace the credential, and leave it out of whatever makes layer ${layer}.`;
      }
      return isGenerated ? makeLater(layer, places) : mountSecret;
  }
}

function firstPath([first]: Secrets['places']): string {
  return first === undefined ? '/' : shownPath(first.path);
}

const most = 3;

function shownPlaces(places: Secrets['places'], count: number): readonly string[] {
  const shown = places
    .slice(0, most)
    .map(({ path, line }) => shownPath(path) + (line === null ? '' : ` (line ${line})`));
  return count > shown.length ? [...shown, `${count - shown.length} more`] : shown;
}

function keepOut(places: Secrets['places']): string {
  const lines = new Set(places.map(({ path }) => nameLine(path)));
  return snippet(
    'Replace the credential, and keep the file out of the build context, in .dockerignore:',
    [...lines],
  );
}

function mountFile(places: Secrets['places']): string {
  const target = mountTarget(firstPath(places));
  return snippet('A build that needs it gets it for one RUN only:', [
    `RUN --mount=type=secret,id=credentials,target=${target} …`,
  ]);
}

/** What every container of the image would share, each is to make for itself. */
function makeLater(layer: number, places: Secrets['places']): string {
  const paths = places.slice(0, most).map(({ path }) => shellWord(shownPath(path)));
  return snippet(
    `Remove it in the RUN of layer ${layer}, and let each container make its own as it starts:`,
    [`RUN … && rm -f ${paths.join(' ')}`],
  );
}

const mountSecret = snippet(
  'Replace the credential, and hand it to the RUN that needs it as a secret, which no layer keeps:',
  ['RUN --mount=type=secret,id=credentials …'],
);
