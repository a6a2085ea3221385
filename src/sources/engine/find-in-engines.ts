import { realpathSync } from 'node:fs';
import { platform as systemName } from 'node:os';
import { LayerscopeError } from '../../model/error.ts';
import type { Platform } from '../../model/platform.ts';
import { isImageId } from '../../oci/image-name.ts';
import type { OpenOptions } from '../open-options.ts';
import { checkPlatform, type EngineImage, findEngineImage } from './engine-image.ts';
import { Engine } from './engine.ts';
import { type EndpointWish, findEndpoints, type Candidate } from './find-endpoints.ts';
import { pullImage } from './pull-image.ts';
import type { PullPolicy } from './pull-policy.ts';
import type { Env } from './surroundings.ts';
import { noEngine, type Unreachable, unreachable } from './unreachable.ts';

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
  const failures: Unreachable[] = [];
  const engines: Engine[] = [];
  let refusal: LayerscopeError | null = null;
  const pull = isImageId(name) ? 'never' : wish.pull;
  for await (const engine of reachEngines(wish, around, failures)) {
    engines.push(engine);
    if (pull === 'always') break;
    const image = await findEngineImage(engine, name);
    if (image === null) {
      around.note(`${engine.title} has no image ${name}`);
      continue;
    }
    const problem = checkPlatform(engine, name, image, wish.platform);
    if (problem === null) return { engine, image };
    around.note(problem.message);
    refusal ??= problem;
  }
  const [first] = engines;
  if (first === undefined) throw noEngine(`find ${name}`, failures);
  // Pulled for another platform, it would take the name of the one that is there.
  if (refusal !== null) throw refusal;
  if (pull === 'never') throw notInEngines(name, engines);
  await pullImage(first, name, wish.platform, around);
  const image = await findEngineImage(first, name);
  if (image === null) throw notInEngines(name, [first]);
  const problem = checkPlatform(first, name, image, wish.platform);
  if (problem !== null) throw problem;
  return { engine: first, image };
}

/** The engines that answer, one after the other; why others do not is put into `failures`. */
async function* reachEngines(
  wish: EngineWish,
  { env, note }: Around,
  failures: Unreachable[],
): AsyncIterable<Engine> {
  const seen = new Set<string>();
  for (const candidate of findEndpoints(wish, env, systemName() === 'win32')) {
    const engine = await reach(candidate, env, seen);
    if (engine === null) continue;
    if (engine instanceof Engine) {
      note(`${engine.title} answers (API ${engine.version})`);
      yield engine;
    } else {
      note(`${engine.place}: ${engine.reason}`);
      failures.push(engine);
    }
  }
}

/** Null for a socket that was tried under another name. */
async function reach(
  candidate: Candidate,
  env: Env,
  seen: Set<string>,
): Promise<Engine | Unreachable | null> {
  const { endpoint } = candidate;
  try {
    if (endpoint instanceof LayerscopeError) return unreachable(candidate, endpoint);
    if (endpoint.kind === 'socket' && !endpoint.path.startsWith('//')) {
      const path = realpathSync(endpoint.path);
      if (seen.has(path)) return null;
      seen.add(path);
    }
    return await Engine.reach(endpoint, env);
  } catch (cause) {
    return unreachable(candidate, cause);
  }
}

function notInEngines(name: string, engines: readonly Engine[]): LayerscopeError {
  const [first] = engines;
  const list = `${first?.name ?? 'docker'} images`;
  const fetch = isImageId(name) ? '' : ' `--pull missing` has the engine fetch it.';
  return new LayerscopeError({
    code: 'not-found',
    tried: `find ${name}`,
    failed: `${engines.map(({ title }) => title).join(' and ')} has no such image`,
    advice: `\`${list}\` lists what there is.${fetch}`,
  });
}
