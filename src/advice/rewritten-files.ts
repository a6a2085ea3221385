import { copyKind } from '../analysis/copy-kind.ts';
import type { Rewrite } from '../analysis/rules/rewritten-files.ts';
import type { Image } from '../model/image.ts';
import { countOf } from '../text/count.ts';
import { formatSize } from '../text/size.ts';
import { runWith, shellWord, snippet } from './dockerfile.ts';
import { commandOf, instructionOf, layerName, withFlags } from './instructions.ts';
import type { RuleWords } from './rule-words.ts';
import { capital, inWords, pathList, shownPath } from './shown-paths.ts';

export const rewrittenFiles: RuleWords<Rewrite> = {
  name: 'files stored again for their owner or mode',
  about:
    'A layer cannot change the owner or the mode of a file alone: it stores the whole file again, ' +
    'so `RUN chown -R` doubles what it touches. Set both as the file is made: with `COPY --chown=` ' +
    'and `--chmod=`, or in the same RUN.',
  advise(data, { image, finding }) {
    const { from, to } = data;
    const { paths, pathCount, bytes } = finding;
    return {
      title: `Layer ${to} stores ${countOf(pathCount, 'file')} of layer ${from} again: ${reasonOf(data)}`,
      detail:
        `${capital(layerName(image, to))} stores ${pathList(paths, pathCount)} again, though no byte ` +
        `of their content differs from what ${layerName(image, from)} stored: ` +
        `${formatSize(bytes)} ship twice. ${capital(reasonOf(data))}.`,
      fix: fixOf(data, image, paths.map(shownPath)),
    };
  },
};

function reasonOf({ attributes }: Rewrite): string {
  const changed = attributes.filter((name) => name === 'owner' || name === 'mode');
  if (changed.length > 0) return `only their ${inWords(changed)} changed`;
  return attributes.length === 0 ? 'nothing changed' : `only their ${inWords(attributes)} changed`;
}

function fixOf(data: Rewrite, image: Image, paths: readonly string[]): string {
  const { from, to, attributes } = data;
  const flags = [
    ...(attributes.includes('owner') && data.owner !== null
      ? [`--chown=${data.owner.uid}:${data.owner.gid}`]
      : []),
    ...(attributes.includes('mode') && data.mode !== null
      ? [`--chmod=${data.mode.toString(8).padStart(3, '0')}`]
      : []),
  ];
  if (from < image.base.count) {
    return `Leave the files of the base image as they are: keep them out of what layer ${to} changes.`;
  }
  if (flags.length === 0) return withoutFlags(data, image);
  if (copyKind(image, from) !== null) {
    return snippet(
      `Use \`${flags.join(' ')}\` where layer ${from} copies them; ${dropOf(image, to)}:`,
      [withFlags(image, from, flags)],
    );
  }
  if (commandOf(image, from) === null) return withoutFlags(data, image);
  const commands = changesOf(data, paths);
  return snippet(`Do it in the RUN that makes them, layer ${from}; ${dropOf(image, to)}:`, [
    ...runWith(image, from, commands),
  ]);
}

/** What to do about the instruction that stored them again: often it did nothing else. */
function dropOf(image: Image, layer: number): string {
  const isAll = /^RUN ch(?:own|mod|grp) [^;&|]+$/.test(instructionOf(image, layer));
  return isAll ? `drop layer ${layer}` : `take it out of layer ${layer}`;
}

function changesOf({ attributes, owner, mode }: Rewrite, paths: readonly string[]): string[] {
  const files = paths.slice(0, 3).map(shellWord).join(' ') + (paths.length > 3 ? ' …' : '');
  return [
    ...(attributes.includes('owner') && owner !== null
      ? [`chown ${owner.uid}:${owner.gid} ${files}`]
      : []),
    ...(attributes.includes('mode') && mode !== null ? [`chmod ${mode.toString(8)} ${files}`] : []),
  ];
}

function withoutFlags({ from, to, attributes }: Rewrite, image: Image): string {
  if (attributes.includes('owner') || attributes.includes('mode')) {
    return `Set owner and mode in layer ${from}, where the files are made, and not in layer ${to}.`;
  }
  return commandOf(image, to) === null || commandOf(image, from) === null
    ? `Store them once: leave them out of layer ${from}, or alone in layer ${to}.`
    : `Join layers ${from} and ${to} into one RUN, which stores only what comes out.`;
}
