import { LayerscopeError } from '../../model/error.ts';
import type { Platform } from '../../model/platform.ts';
import { isImageId } from '../../oci/image-name.ts';
import type { OpenOptions } from '../open-options.ts';
import { checkPlatform, type EngineImage, findEngineImage } from './engine-image.ts';
import type { Engine } from './engine.ts';
import type { EndpointWish } from './find-endpoints.ts';
import { pullImage } from './pull-image.ts';
import type { PullPolicy } from './pull-policy.ts';
import { reachEngines } from './reach-engines.ts';

export interface EngineWish extends EndpointWish {
  readonly pull: PullPolicy;
  readonly platform: Platform | null;
}

type Around = Pick<OpenOptions, 'env' | 'arrival' | 'registry' | 'note'>;

/** An image, and the engine that has it. */
export interface HeldImage {
  readonly engine: Engine;
  readonly image: EngineImage;
}

/**
 * Finds the first engine that has an image of that name, digest or ID, and has it pulled if `pull`
 * says so; an ID is never pulled. Throws `no-engine` when none answers, `not-found` when none has
 * it, `choose-platform` when it is there for others only.
 */
export async function findInEngines(
  name: string,
  wish: EngineWish,
  around: Around,
): Promise<HeldImage> {
  const pull = isImageId(name) ? 'never' : wish.pull;
  const engines: Engine[] = [];
  const refusals: LayerscopeError[] = [];
  for await (const engine of reachEngines(wish, around, `find ${name}`)) {
    if (pull === 'always') return pullInto(engine, name, wish, around);
    engines.push(engine);
    const held = await holds(engine, name, wish.platform);
    if (!(held instanceof LayerscopeError)) return held;
    around.note(held.message);
    refusals.push(held);
  }
  // Pulled for another platform, it would take the name of the one that is there.
  const otherPlatform = refusals.find(({ code }) => code === 'choose-platform');
  if (otherPlatform !== undefined) throw otherPlatform;
  const [first] = engines;
  if (first === undefined || pull === 'never') throw notInEngines(name, engines);
  return pullInto(first, name, wish, around);
}

/** The image, if the engine has it for the platform that is wanted, or why not. */
async function holds(
  engine: Engine,
  name: string,
  platform: Platform | null,
): Promise<HeldImage | LayerscopeError> {
  const image = await findEngineImage(engine, name);
  if (image === null) return notInEngines(name, [engine]);
  return checkPlatform(engine, name, image, platform) ?? { engine, image };
}

async function pullInto(
  engine: Engine,
  name: string,
  { platform }: EngineWish,
  around: Around,
): Promise<HeldImage> {
  await pullImage(engine, name, platform, around);
  const held = await holds(engine, name, platform);
  if (held instanceof LayerscopeError) throw held;
  return held;
}

function notInEngines(name: string, engines: readonly Engine[]): LayerscopeError {
  const list = engines.map((engine) => `\`${engine.name} images\``);
  const fetch = isImageId(name) ? '' : ' `--pull missing` has the engine fetch it.';
  return new LayerscopeError({
    code: 'not-found',
    tried: `find ${name}`,
    failed: `${engines.map(({ title }) => title).join(' and ')} has no such image`,
    advice: `${[...new Set(list)].join(' and ')} lists what there is.${fetch}`,
  });
}
