import { type Digest, isDigest } from '../model/digest.ts';
import { LayerscopeError } from '../model/error.ts';
import type { Healthcheck, ImageConfig } from '../model/image.ts';
import { limits } from '../model/limits.ts';
import type { Platform } from '../model/platform.ts';
import { readPlatform } from './descriptor.ts';
import { JsonObject } from './json-object.ts';
import { parseJson } from './json-text.ts';

/** One entry of `history` as it stands in a config. */
export interface HistoryEntry {
  readonly createdBy: string;
  readonly created: string | null;
  readonly comment: string | null;
  /** Whether it says of itself that it made no layer. */
  readonly emptyLayer: boolean;
}

/** What an image's config says (OCI config.md; Docker's image spec 1.2 says the same). */
export interface ConfigFile {
  /** Null when the config does not say. */
  readonly platform: Platform | null;
  readonly created: string | null;
  readonly config: ImageConfig;
  /** From the lowest; null for an entry that is no digest. */
  readonly diffIds: readonly (Digest | null)[];
  readonly history: readonly HistoryEntry[];
}

/** Reads a config. Fields that are missing or of another type count as not given. */
export function readConfig(text: Uint8Array, document: string): ConfigFile {
  const json = new JsonObject(parseJson(text, document, limits.configBytes), document);
  return {
    platform: readPlatform(json),
    created: findTime(json),
    config: readParameters(json.findObject('config')),
    diffIds: readDiffIds(json.findObject('rootfs'), document),
    history: json.findList('history') === null ? [] : json.objects('history').map(readEntry),
  };
}

function readDiffIds(rootfs: JsonObject | null, document: string): readonly (Digest | null)[] {
  const values = rootfs?.findList('diff_ids') ?? [];
  if (values.length > limits.layers) throw tooManyLayers(document, values.length);
  return values.map((value) => (typeof value === 'string' && isDigest(value) ? value : null));
}

function readEntry(json: JsonObject): HistoryEntry {
  return {
    createdBy: json.findText('created_by') ?? '',
    created: findTime(json),
    comment: filled(json.findText('comment')),
    emptyLayer: json.isTrue('empty_layer'),
  };
}

function readParameters(json: JsonObject | null): ImageConfig {
  return {
    user: filled(json?.findText('User')),
    entrypoint: readCommand(json, 'Entrypoint'),
    cmd: readCommand(json, 'Cmd'),
    env: json?.findTexts('Env') ?? [],
    workingDir: filled(json?.findText('WorkingDir')),
    labels: json?.findObject('Labels')?.textFields() ?? {},
    exposedPorts: json?.findObject('ExposedPorts')?.names() ?? [],
    volumes: json?.findObject('Volumes')?.names() ?? [],
    stopSignal: filled(json?.findText('StopSignal')),
    healthcheck: readHealthcheck(json?.findObject('Healthcheck') ?? null),
  };
}

/** A list of words; Docker has always taken a bare text for one word, too. */
function readCommand(json: JsonObject | null, name: string): readonly string[] | null {
  const word = json?.findText(name) ?? null;
  return word === null ? (json?.findTexts(name) ?? null) : [word];
}

function readHealthcheck(json: JsonObject | null): Healthcheck | null {
  if (json === null) return null;
  return {
    test: json.findTexts('Test') ?? [],
    interval: json.findCount('Interval'),
    timeout: json.findCount('Timeout'),
    startPeriod: json.findCount('StartPeriod'),
    retries: json.findCount('Retries'),
  };
}

/** The `created` time (RFC 3339); the year 1 is what Go writes for no time at all. */
function findTime(json: JsonObject): string | null {
  const text = json.findText('created') ?? '';
  const isTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i.test(text);
  return isTime && !text.startsWith('0001-') && !Number.isNaN(Date.parse(text)) ? text : null;
}

function filled(text: string | null | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

function tooManyLayers(document: string, count: number): LayerscopeError {
  return new LayerscopeError({
    code: 'limit-exceeded',
    tried: `read ${document}`,
    failed: `it lists ${count} layers, more than the ${limits.layers} accepted`,
    advice: 'No engine runs such an image; check where it comes from.',
  });
}
