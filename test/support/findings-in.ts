import { advise } from '../../src/advice/advise.ts';
import { analyse } from '../../src/analysis/analyse.ts';
import { Contents } from '../../src/analysis/contents.ts';
import type { Finding } from '../../src/analysis/finding.ts';
import { allRules, type FindingSettings } from '../../src/analysis/finding-settings.ts';
import type { RuleId } from '../../src/analysis/rules/rules.ts';
import { windowQuestions } from '../../src/analysis/window-questions.ts';
import { contentDigests } from '../../src/cli/content-digests.ts';
import { contentWindows } from '../../src/cli/content-windows.ts';
import { ImageContents } from '../../src/cli/image-contents.ts';
import { matchDockerfile } from '../../src/dockerfile/match-dockerfile.ts';
import { readDockerfile } from '../../src/dockerfile/read-dockerfile.ts';
import { writtenImage } from '../../src/dockerfile/written-image.ts';
import { buildTree } from './build-tree.ts';
import { indexWalk } from '../../src/index/index-walk.ts';
import type { ImageConfig } from '../../src/model/image.ts';
import { emptyConfig } from './empty-config.ts';
import { imageWithHistory } from './history.ts';
import { memoryAccess, memoryBlob } from './memory.ts';
import { buildTar, type TarEntrySpec } from './tar.ts';

/** An instruction as a history has it, and the files of the layer that it made, if it made one. */
type Step = readonly [createdBy: string, files?: readonly TarEntrySpec[]];

interface Subject {
  readonly steps: readonly Step[];
  /** How many of the first layers are the base's. By default only the first. */
  readonly baseLayers?: number;
  readonly config?: Partial<ImageConfig>;
  readonly dockerfile?: string;
  readonly settings?: FindingSettings;
}

/** A finding with its words, as one text. */
export interface Found extends Finding {
  readonly text: string;
}

/** All that is found in an image that is built and read as the program does it. */
export async function findingsIn(subject: Subject): Promise<readonly Found[]> {
  const { steps, baseLayers = 1, config = {}, dockerfile, settings = allRules } = subject;
  const tars = steps.flatMap(([, files]) => (files === undefined ? [] : [buildTar(files)]));
  const entries = steps.map(([created_by, files]) => ({
    created_by,
    empty_layer: files === undefined,
  }));
  const read = {
    ...imageWithHistory(entries, { count: baseLayers, foundBy: 'option' }),
    config: { ...emptyConfig, ...config },
  };
  const indexes = await Promise.all(tars.map((tar) => indexWalk(memoryAccess(tar))));
  const { tree } = buildTree(indexes);
  const held = new ImageContents(tree, tars.map(memoryBlob));
  const contents = new Contents(tree, await contentDigests(tree, tars.map(memoryAccess)));
  const match =
    dockerfile === undefined
      ? null
      : matchDockerfile(readDockerfile(dockerfile, 'Dockerfile'), read, null);
  const image = match === null ? read : writtenImage(read, match);
  const windows = await contentWindows(
    { tree, beginningOf: (version, bytes) => held.beginningOf(version, bytes) },
    windowQuestions(tree, image, settings),
  );
  const { findings } = analyse({ tree, image, contents, windows, dockerfile: match }, settings);
  return findings.map((finding) => {
    const { title, detail, fix } = advise(finding, image);
    return { ...finding, text: [title, detail, fix].join('\n') };
  });
}

/** Those that one rule found. */
export async function foundBy(rule: RuleId, subject: Subject): Promise<readonly Found[]> {
  return (await findingsIn(subject)).filter(({ about }) => about.rule === rule);
}

/** The only one that the rule found. */
export async function onlyFoundBy(rule: RuleId, subject: Subject): Promise<Found> {
  const [first, ...others] = await foundBy(rule, subject);
  if (first === undefined || others.length > 0) throw new Error(`${others.length + 1} of ${rule}`);
  return first;
}

/** A base image of one file. */
export const baseStep: Step = [
  '/bin/sh -c #(nop) ADD file:aa in / ',
  [{ path: 'etc/os-release', content: 'ID=demo' }],
];
