import { copyKind } from '../analysis/copy-kind.ts';
import type { Privileged } from '../analysis/rules/permissions/claim-privileged.ts';
import type { Privilege } from '../analysis/rules/permissions/privileges.ts';
import type { ByteString } from '../model/byte-string.ts';
import type { Image } from '../model/image.ts';
import { countOf } from '../text/count.ts';
import { shellWord, snippet } from './dockerfile.ts';
import { commandOf, layerName, withFlags } from './instructions.ts';
import type { RuleWords } from './rule-words.ts';
import { capital, pathList, shownPath } from './shown-paths.ts';

const meaning: Readonly<Record<Privilege, string>> = {
  setuid: 'whoever starts them gets the rights of their owner',
  setgid: 'whoever starts them gets the rights of their group',
  capabilities: 'whoever starts them gets the capabilities of the file',
  'world-writable': 'every process in the container may change them',
};
const takeAway: Readonly<Record<Privilege, string>> = {
  setuid: 'chmod u-s',
  setgid: 'chmod g-s',
  capabilities: 'setcap -r',
  'world-writable': 'chmod o-w',
};

export const privilegedFiles: RuleWords<Privileged> = {
  name: 'programs with more rights than their user',
  about:
    'A setuid or setgid program, or one with capabilities, is a way to more rights for whoever got ' +
    'into the container. Take the bit away in the RUN that brings it, or leave the program out.',
  advise({ layer, privilege }, { image, finding }) {
    const { paths, pathCount } = finding;
    return {
      title: `Layer ${layer} adds ${countOf(pathCount, 'program')} with ${privilege}`,
      detail: `${capital(layerName(image, layer))} adds ${pathList(paths, pathCount)}: ${meaning[privilege]}.`,
      fix: fixOf(image, layer, privilege, paths),
    };
  },
};

export const worldWritable: RuleWords<Privileged> = {
  name: 'files that everybody may write',
  about:
    'What everybody may write, a process that got into the container can replace, whatever user it ' +
    'runs as. Give it to the user that needs it instead.',
  advise({ layer, privilege }, { image, finding }) {
    const { paths, pathCount } = finding;
    return {
      title: `Layer ${layer} adds ${countOf(pathCount, 'path')} that everybody may write`,
      detail: `${capital(layerName(image, layer))} adds ${pathList(paths, pathCount)}: ${meaning[privilege]}.`,
      fix: fixOf(image, layer, privilege, paths),
    };
  },
};

export const basePrivileges: RuleWords<Privileged> = {
  name: 'programs of the base image with more rights than their user',
  about:
    'Base images of distributions bring some setuid programs, as every system of theirs has them. A ' +
    'container that runs as another user than root rarely needs one.',
  advise({ layer, privilege }, { image, finding }) {
    const { paths, pathCount } = finding;
    return {
      title: `The base image has ${countOf(pathCount, 'program')} with ${privilege}`,
      detail: `${capital(layerName(image, layer))} brings ${pathList(paths, pathCount)}: ${meaning[privilege]}.`,
      fix: 'Run the container with `--security-opt=no-new-privileges`, or choose a base image without them.',
    };
  },
};

function fixOf(
  image: Image,
  layer: number,
  privilege: Privilege,
  paths: readonly ByteString[],
): string {
  if (copyKind(image, layer) === null) {
    if (commandOf(image, layer) === null) {
      return `Take that right away in whatever makes layer ${layer}, unless it is needed.`;
    }
    return snippet(`In the RUN of layer ${layer}, unless it is needed:`, [
      `RUN … && ${takeAway[privilege]} ${commandPaths(paths)}`,
    ]);
  }
  // No flag of COPY sets them.
  if (privilege === 'capabilities') {
    return `Take them away where layer ${layer} copies them from, unless they are needed.`;
  }
  return snippet(
    `Copy them without that bit in layer ${layer}, or change their source, unless it is needed:`,
    [withFlags(image, layer, ['--chmod=MODE'])],
  );
}

const fewPaths = 3;

function commandPaths(paths: readonly ByteString[]): string {
  const more = paths.length > fewPaths ? ' …' : '';
  const words = paths.slice(0, fewPaths).map((path) => shellWord(shownPath(path)));
  return words.join(' ') + more;
}
