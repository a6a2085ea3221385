import { InvalidArgumentError, Option } from 'commander';
import type { GateRules, LimitName, Threshold } from '../analysis/gate-rules.ts';
import type { Platform } from '../model/platform.ts';
import { engineNames } from '../sources/engine/endpoint.ts';
import { type PullPolicy, pullPolicies } from '../sources/engine/pull-policy.ts';
import { type ReportFormat, reportFormats } from './report-format.ts';
import {
  InvalidValue,
  parseCount,
  parseFigures,
  parsePlatformName,
  parseTheme,
  parseThreshold,
  type ThemeChoice,
  themeChoices,
} from './values.ts';

const sources = ['docker-archive', 'docker', 'podman'] as const;
export type SourceName = (typeof sources)[number];

const engineChoices = [...engineNames, 'auto'] as const;
export type EngineChoice = (typeof engineChoices)[number];

/** The options as commander hands them over; what was not given is not there. */
export interface GivenOptions {
  readonly image?: string;
  readonly platform?: Platform;
  readonly host?: string;
  readonly engine?: EngineChoice;
  readonly pull?: PullPolicy;
  readonly localStore?: boolean;
  readonly source?: SourceName;
  readonly verify?: boolean;
  readonly ignoreErrors?: boolean;
  readonly baseLayers?: number;
  readonly top?: number;
  readonly dockerfile?: string;
  readonly target?: string;
  readonly format?: ReportFormat;
  readonly output?: readonly string[];
  readonly json?: string;
  readonly layer?: number;
  readonly force?: boolean;
  readonly quiet?: boolean;
  readonly verbose?: boolean;
  readonly progress?: boolean;
  readonly color?: boolean;
  readonly theme?: ThemeChoice;
  readonly ascii?: boolean;
  readonly ci?: boolean;
  readonly ciConfig?: string;
  readonly lowestEfficiency?: Threshold;
  readonly highestWastedBytes?: Threshold;
  readonly highestUserWastedPercent?: Threshold;
  readonly highestImageSize?: Threshold;
  readonly highestLayerSize?: Threshold;
  readonly maxLayers?: Threshold;
  readonly maxAvoidable?: Threshold;
  readonly failOn?: Threshold;
  readonly forbiddenPaths?: readonly string[];
  readonly ignorePaths?: readonly string[];
  readonly compat?: GateRules['figures'];
  readonly username?: string;
  readonly passwordStdin?: boolean;
  readonly insecure?: boolean;
  readonly caFile?: string;
}

/** Which image, and how to read it. */
export const imageOptions = (): Option[] => [
  new Option('--image <name>', 'which image of an archive with several: a tag or a digest'),
  option('--platform <os/arch>', 'which platform, if there are several', parsePlatformName),
  new Option('--verify', 'hash every layer and compare it with its digest'),
  new Option('-i, --ignore-errors', 'carry on with what can be read of a damaged image'),
  new Option('--source <kind>', "dive's way to say where the image is").choices(sources),
];

/** Which engine is asked for an image, and how. */
export const engineOptions = (): Option[] => [
  new Option('--engine <name>', 'which engine has the image').choices(engineChoices),
  new Option('--host <address>', 'where the engine is, as with `docker --host`'),
  new Option('--pull <when>', 'whether the engine is to fetch the image').choices(pullPolicies),
  new Option('--no-local-store', 'let the engine export, in place of reading its files'),
];

/** How registries are asked. */
export const registryOptions = (): Option[] => [
  new Option('--username <name>', 'who asks; else logins of docker and podman are used'),
  new Option('--password-stdin', 'read the password from standard input'),
  new Option('--insecure', 'allow plain http, and certificates that nobody vouches for'),
  new Option('--ca-file <file>', 'trust the authorities in a PEM file, too'),
];

/** What goes into a report. */
export const reportOptions = (): Option[] => [
  option('--base-layers <n>', "how many layers are the base image's", parseCount),
  option('--top <n>', 'cut every list after <n> rows', parseCount),
  new Option('--dockerfile <file>', 'what the image was built from: findings name its lines'),
  new Option('--target <stage>', 'the stage of the Dockerfile that was built, if not the last'),
];

/** How the explorer looks. */
export const looksOptions = (): Option[] => [
  option('--theme <name>', `colours: ${themeChoices.join(', ')}`, parseTheme),
  new Option('--ascii', 'draw with plain ASCII characters'),
];

export const jsonOption = (): Option =>
  new Option('-j, --json <file>', 'write the report as JSON, too; - is standard output');

export const ciOption = (): Option =>
  new Option('--ci', 'judge the image as `layerscope ci` does; also with CI=true');

export const formatOption = (): Option =>
  new Option('--format <format>', 'how to write the report').choices(reportFormats);

export const listingFormatOption = (): Option =>
  new Option('--format <format>', 'how to write it').choices(['text', 'json']);

export const outputOption = (): Option =>
  repeatable(
    '-o, --output <file>',
    'write the report to a file, by its name as JSON (.json), Markdown (.md), SARIF (.sarif), ' +
      'JUnit (.xml) or text',
  );

export const layerOption = (): Option =>
  option('--layer <n>', 'what layer <n> changed, counted from 0', parseCount);

export const stateOption = (): Option =>
  option('--layer <n>', 'as it was at layer <n>, counted from 0', parseCount);

export const targetOption = (): Option =>
  new Option('-o, --output <target>', 'a directory, a file, or - for standard output')
    .argParser((text) => [text])
    .makeOptionMandatory();

export const forceOption = (): Option =>
  new Option('--force', 'replace files that are there already');

/** What is said besides the result. */
export const talkOptions = (): Option[] => [
  new Option('--quiet', 'say nothing but results and errors'),
  new Option('--verbose', 'say which way was taken and why'),
  new Option('--no-progress', 'show no progress'),
  new Option('--no-color', 'use no colours'),
];

/** The rules of the gate, and where else they stand. */
export const gateOptions = (): Option[] => [
  new Option('--ci-config <file>', 'read rules from a file, as from .layerscope.yaml or .dive-ci'),
  limit('lowest-efficiency', '<share>', 'share of stored bytes that must be live (0.9)'),
  limit('highest-wasted-bytes', '<size>', 'bytes that may be wasted, such as 20MB (off)'),
  limit('highest-user-wasted-percent', '<share>', "share of own layers' bytes wasted (0.1)"),
  limit('highest-image-size', '<size>', 'bytes that all layers together may store (off)'),
  limit('highest-layer-size', '<size>', 'bytes that one layer may store (off)'),
  limit('max-layers', '<n>', 'how many layers there may be (off)'),
  limit('max-avoidable', '<size>', 'live bytes that findings could do without (off)'),
  limit('fail-on', '<severity>', 'how grave a finding fails: high, medium, low, info (off)'),
  repeatable('--forbidden-paths <glob>', 'what no layer may hold, even if deleted later'),
  repeatable('--ignore-paths <glob>', 'paths whose waste does not count'),
  option('--compat <tool>', 'judge by the figures of another tool: dive', parseFigures),
  diveLimit('lowest-efficiency', '--lowestEfficiency <share>'),
  diveLimit('highest-wasted-bytes', '--highestWastedBytes <size>'),
  diveLimit('highest-user-wasted-percent', '--highestUserWastedPercent <share>'),
];

function limit(name: LimitName, value: string, help: string): Option {
  return option(`--${name} ${value}`, help, (text) => parseThreshold(name, text));
}

/** dive's spelling, for scripts that have it. */
function diveLimit(name: LimitName, flags: string): Option {
  return option(flags, '', (text) => parseThreshold(name, text)).hideHelp();
}

function option(flags: string, help: string, parse: (text: string) => unknown): Option {
  return new Option(flags, help).argParser((text) => {
    try {
      return parse(text);
    } catch (error) {
      throw error instanceof InvalidValue ? new InvalidArgumentError(error.message) : error;
    }
  });
}

function repeatable(flags: string, help: string): Option {
  return new Option(flags, `${help}; repeatable`).argParser(
    (text, earlier: readonly string[] | undefined) => [...(earlier ?? []), text],
  );
}
