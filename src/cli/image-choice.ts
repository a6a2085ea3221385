import { LayerscopeError } from '../model/error.ts';
import type { ImageChoice } from './loaded-image.ts';
import type { SourceName } from './options.ts';
import { chooseRegistry } from './registry-login.ts';
import type { Session } from './session.ts';

/** Which image a command wants, and what of it. */
export interface WantedImage {
  readonly reference: string;
  /** How many layers are the base image's; null to find out. */
  readonly baseLayers: number | null;
  /** Whether contents of files will be asked for. */
  readonly keepContents: boolean;
}

/** The wanted image with what the options say of it. */
export function chooseImage({ io, given }: Session, wanted: WantedImage): ImageChoice {
  const { reference, baseLayers, keepContents } = wanted;
  if (io.stdin.isTTY && /^(.*:)?-$/.test(reference)) throw nothingPiped();
  return {
    reference: fromSource(reference, given.source ?? null),
    image: given.image ?? null,
    platform: given.platform ?? null,
    engine: {
      host: given.host ?? null,
      name: given.engine === undefined || given.engine === 'auto' ? null : given.engine,
      pull: given.pull ?? null,
      localStore: given.localStore !== false,
    },
    baseLayers,
    keepContents,
    verify: given.verify === true,
    ignoreErrors: given.ignoreErrors === true,
    registry: chooseRegistry(given, reference, io.stdin),
  };
}

/** A reference with the prefix that says what `--source` says. */
function fromSource(reference: string, source: SourceName | null): string {
  if (source === null || reference.startsWith(`${source}:`)) return reference;
  return source === 'docker-archive' ? `${source}:${reference}` : `${source}://${reference}`;
}

function nothingPiped(): LayerscopeError {
  return new LayerscopeError({
    code: 'usage',
    tried: 'read standard input',
    failed: 'it is a terminal',
    advice: 'Send it an image: docker save IMAGE | layerscope -',
  });
}
