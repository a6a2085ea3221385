import type { Secrets } from '../analysis/rules/secrets/claim-secrets.ts';
import { countOf } from '../text/count.ts';
import { snippet } from './dockerfile.ts';
import { copyKind, layerName } from './instructions.ts';
import type { RuleWords } from './rule-words.ts';
import { capital, inWords, shownPath } from './shown-paths.ts';

export const secrets: RuleWords<Secrets> = {
  name: 'credentials in files',
  about:
    'Whoever can pull the image can read every file of every layer, also those that a later layer ' +
    'deletes. Keep credentials out of the build context, or hand them to one RUN as a secret mount; ' +
    'those that were in an image that others have seen must be replaced. layerscope never shows them.',
  advise({ what, layer, removedBy, isDeleted, places }, { image, finding }) {
    const [first] = places;
    const path = first === undefined ? '/' : shownPath(first.path);
    const more = finding.pathCount > 1 ? ` in ${countOf(finding.pathCount, 'file')}` : '';
    const fate =
      removedBy === null
        ? 'It is in the final filesystem.'
        : `Layer ${removedBy} ${isDeleted ? 'deletes' : 'replaces'} it, but it still ships: ` +
          `\`layerscope cat IMAGE ${path} --layer ${layer}\` shows it.`;
    return {
      title: `Layer ${layer} ships ${what}${more}${removedBy === null ? '' : ', though a later layer removes it'}`,
      detail: `${capital(layerName(image, layer))} stores ${inWords(shownPlaces(places, finding.pathCount))}. ${fate}`,
      fix: copyKind(image, layer) === null ? mountSecret : keepOut(path),
    };
  },
};

const most = 3;

function shownPlaces(places: Secrets['places'], count: number): readonly string[] {
  const shown = places
    .slice(0, most)
    .map(({ path, line }) => shownPath(path) + (line === null ? '' : ` (line ${line})`));
  return count > shown.length ? [...shown, `${count - shown.length} more`] : shown;
}

function keepOut(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const ignored =
    'Replace the credential, and keep the file out of the build context, in .dockerignore:';
  const mounted = 'A build that needs it gets it for one RUN only:';
  return [
    snippet(ignored, [`**/${name}`]),
    snippet(mounted, [`RUN --mount=type=secret,id=credentials,target=${path} …`]),
  ].join('\n');
}

const mountSecret = snippet(
  'Replace the credential, and hand it to the RUN that needs it as a secret, which no layer keeps:',
  ['RUN --mount=type=secret,id=credentials …'],
);
