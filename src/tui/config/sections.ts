import {
  type Healthcheck,
  type HistoryStep,
  type Image,
  type ImageConfig,
} from '../../model/image.ts';
import { formatPlatform } from '../../model/platform.ts';
import { isDamage, type Warning } from '../../model/warning.ts';
import { countOf } from '../../text/count.ts';
import { padEnd } from '../../text/cut.ts';
import { escapeBytes, escapeLines, escapeOnOneLine } from '../../text/escape.ts';
import { formatTime } from '../../text/time.ts';
import { warningText } from '../../text/warning-text.ts';
import { type Fact, fact } from '../screen/facts.ts';
import { baseWords } from './base-words.ts';
import { commandText } from './command-text.ts';
import { formatDuration } from './duration.ts';

/** Facts that belong together. */
export interface Section {
  readonly title: string;
  readonly facts: readonly Fact[];
}

/**
 * All that manifest and config say of an image, and what is odd about it; sections without a fact
 * are left out. Times of history steps take room.
 */
export function configSections(
  image: Image,
  warnings: readonly Warning[],
  withTimes: boolean,
): readonly Section[] {
  const { config } = image;
  const sections: readonly Section[] = [
    { title: 'Image', facts: imageFacts(image) },
    { title: 'Warnings', facts: warningFacts(warnings) },
    { title: 'Process', facts: processFacts(config) },
    { title: 'Environment', facts: config.env.map(environmentFact) },
    { title: 'Labels', facts: labelFacts(config.labels) },
    { title: 'History', facts: image.history.map((step) => historyFact(step, withTimes)) },
    { title: 'Layers', facts: image.layers.flatMap(layerFacts) },
  ];
  return sections.filter(({ facts }) => facts.length > 0);
}

function imageFacts({ tags, platform, created, source, base, digest }: Image): readonly Fact[] {
  return [
    ...tags.map((tag) => fact('Tag', escapeOnOneLine(tag))),
    fact('Platform', escapeOnOneLine(formatPlatform(platform))),
    fact('Created', timeText(created)),
    fact('Source', source),
    fact('Base image', baseWords(base)),
    ...(base.digest === null ? [] : [fact('Base digest', escapeOnOneLine(base.digest))]),
    ...(digest === null ? [] : [fact('Digest', digest)]),
  ];
}

/** Damage first. */
function warningFacts(warnings: readonly Warning[]): readonly Fact[] {
  const damage = warnings.filter(({ code }) => isDamage(code));
  const notices = warnings.filter(({ code }) => !isDamage(code));
  return [
    ...damage.map((warning) => fact('damage', textOf(warning), 'bad')),
    ...notices.map((warning) => fact('warning', textOf(warning), 'warn')),
  ];
}

function textOf(warning: Warning): string {
  const path = warning.path === null ? null : escapeBytes(warning.path) || '/';
  return warningText({ ...warning, path });
}

function processFacts(config: ImageConfig): readonly Fact[] {
  const { user, workingDir, entrypoint, cmd, stopSignal, healthcheck } = config;
  return [
    maybe('User', user, 'not set: root'),
    maybe('Directory', workingDir, 'not set: /'),
    maybe('Entrypoint', entrypoint === null ? null : commandText(entrypoint), 'not set'),
    maybe('Command', cmd === null ? null : commandText(cmd), 'not set'),
    ...config.exposedPorts.map((port) => fact('Port', escapeLines(port))),
    ...config.volumes.map((volume) => fact('Volume', escapeLines(volume))),
    ...(stopSignal === null ? [] : [fact('Stop signal', escapeLines(stopSignal))]),
    ...(healthcheck === null ? [] : healthcheckFacts(healthcheck)),
  ];
}

function maybe(label: string, value: string | null, otherwise: string): Fact {
  return value === null || value === ''
    ? fact(label, otherwise, 'dim')
    : fact(label, escapeLines(value));
}

/** What is not given, or 0, is up to the engine. */
function healthcheckFacts(healthcheck: Healthcheck): readonly Fact[] {
  const { test, interval, timeout, startPeriod, retries } = healthcheck;
  const [kind = '', ...words] = test;
  if (kind === 'NONE') return [fact('Healthcheck', 'switched off')];
  const command = kind === 'CMD-SHELL' ? words.join(' ') : commandText(words);
  const times = [
    interval ? `every ${formatDuration(interval)}` : null,
    timeout ? `at most ${formatDuration(timeout)}` : null,
    startPeriod ? `after ${formatDuration(startPeriod)}` : null,
    retries ? countOf(retries, 'try').replace('trys', 'tries') : null,
  ].filter((part) => part !== null);
  return [
    maybe('Healthcheck', command, 'as the base image has it'),
    ...(times.length === 0 ? [] : [fact('', times.join(', '), 'dim')]),
  ];
}

function environmentFact(variable: string): Fact {
  const equals = variable.indexOf('=');
  if (equals === -1) return fact(escapeOnOneLine(variable), '');
  return fact(escapeOnOneLine(variable.slice(0, equals)), escapeLines(variable.slice(equals + 1)));
}

function labelFacts(labels: ImageConfig['labels']): readonly Fact[] {
  return Object.entries(labels)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => fact(escapeOnOneLine(name), escapeLines(value)));
}

/** Also the steps that made no layer. */
function historyFact(step: HistoryStep, withTime: boolean): Fact {
  const { layer, instruction, comment, created } = step;
  const made = layer === null ? 'no layer' : `layer ${layer}`;
  const label =
    withTime && created !== null
      ? `${padEnd(made, 'layer 1000'.length)}${timeText(created)}`
      : made;
  return fact(label, escapeLines(instruction || (comment ?? '')), layer === null ? 'dim' : 'text');
}

function layerFacts({ index, digest, diffId }: Image['layers'][number]): readonly Fact[] {
  return [
    ...(digest === null ? [] : [fact(`${index} digest`, digest)]),
    ...(diffId === null ? [] : [fact(`${index} diffID`, diffId)]),
  ];
}

function timeText(created: string | null): string {
  return created === null ? 'not said' : (formatTime(created) ?? escapeOnOneLine(created));
}
