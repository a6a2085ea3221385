import { LayerscopeError } from '../../model/error.ts';
import { formatPlatform, parsePlatform, type Platform } from '../../model/platform.ts';
import { choosePlatform } from '../../oci/choose-platform.ts';
import { familiarName } from '../../oci/image-name.ts';
import type { JsonObject } from '../../oci/json-object.ts';
import { normalisePlatform } from '../../oci/normalise-platform.ts';
import { answerObject } from './engine-client.ts';
import { refusal, wordsOf } from './engine-problem.ts';
import type { Engine } from './engine.ts';

/** What an engine says of an image that it has. */
export interface EngineImage {
  /** Names it in any question, whatever its tags come to mean meanwhile. */
  readonly id: string;
  readonly tags: readonly string[];
  /** Bytes of its layers, more or less: what is counted differs by engine. */
  readonly size: number;
  /** Those it is there for; none where the engine does not say. */
  readonly platforms: readonly Platform[];
}

/** What engines say of a name that none of their images can have. */
const invalidName = /invalid reference format/i;

/** Asks an engine for an image by name, tag, digest or ID, also a short one; null if it has none. */
export async function findEngineImage(engine: Engine, name: string): Promise<EngineImage | null> {
  const tried = `find ${name}`;
  const path = `/images/${name.split('/').map(encodeURIComponent).join('/')}/json`;
  const answer = await engine.askBriefly(
    { method: 'GET', path, query: engine.knowsPlatforms ? { manifests: 'true' } : {} },
    tried,
  );
  if (answer.status === 404) return null;
  // A registry may have what no engine takes for a name, such as one with the address of IPv6.
  if (answer.status !== 200 && invalidName.test(wordsOf(answer.status, answer.text))) return null;
  const inspected = answer.status === 200 ? answerObject(answer.text) : null;
  const id = inspected?.findText('Id') ?? '';
  // It goes into the next question.
  if (inspected === null || !/^(?:[a-z0-9]+:)?[0-9a-f]+$/.test(id)) {
    throw refusal(engine, tried, wordsOf(answer.status, answer.text));
  }
  return {
    id,
    tags: (inspected.findTexts('RepoTags') ?? [])
      .filter((tag) => tag !== '<none>:<none>')
      .map(familiarName),
    size: inspected.findCount('Size') ?? 0,
    platforms: platformsOf(inspected),
  };
}

/** Refuses an image that the engine does not have for the platform that is wanted. */
export function checkPlatform(
  engine: Engine,
  name: string,
  { platforms }: EngineImage,
  wanted: Platform | null,
): LayerscopeError | null {
  if (wanted === null || platforms.length === 0) return null;
  const target = normalisePlatform(wanted);
  if (choosePlatform(platforms, target, target) !== null) return null;
  const platform = formatPlatform(wanted);
  return new LayerscopeError({
    code: 'choose-platform',
    tried: `find ${name} for ${platform}`,
    failed: `${engine.title} has it for ${platforms.map(formatPlatform).join(', ')}`,
    advice: `Choose one of these with --platform, or fetch the other one: --pull always`,
  });
}

/** Docker's containerd store lists its manifests (API 1.48); all others have one platform. */
function platformsOf(inspected: JsonObject): readonly Platform[] {
  const held = (inspected.findList('Manifests') ?? []).length > 0;
  const listed = held ? inspected.objects('Manifests').flatMap(availablePlatform) : [];
  return listed.length > 0 ? listed : readPlatform(inspected, 'Os', 'Architecture', 'Variant');
}

function availablePlatform(manifest: JsonObject): readonly Platform[] {
  const platform = manifest.findObject('ImageData')?.findObject('Platform');
  if (!manifest.isTrue('Available') || platform === null || platform === undefined) return [];
  return readPlatform(platform, 'os', 'architecture', 'variant');
}

function readPlatform(
  object: JsonObject,
  ...[os, architecture, variant]: readonly [string, string, string]
): readonly Platform[] {
  const parts = [os, architecture, variant].map((name) => object.findText(name) ?? '');
  const platform = parsePlatform(parts.filter((part) => part !== '').join('/'));
  return platform === null ? [] : [normalisePlatform(platform)];
}
