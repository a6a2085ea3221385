import { realpathSync } from 'node:fs';
import { platform as systemName } from 'node:os';
import { LayerscopeError } from '../../model/error.ts';
import type { OpenOptions } from '../open-options.ts';
import { Engine } from './engine.ts';
import { type Candidate, type EndpointWish, findEndpoints } from './find-endpoints.ts';
import type { Env } from './surroundings.ts';
import { noEngine, type Unreachable, unreachable } from './unreachable.ts';

/**
 * The engines that answer, one after the other. Throws `no-engine` when none does; `tried` is what
 * was wanted of them.
 */
export async function* reachEngines(
  wish: EndpointWish,
  { env, note }: Pick<OpenOptions, 'env' | 'note'>,
  tried: string,
): AsyncIterable<Engine> {
  const failures: Unreachable[] = [];
  const seen = new Set<string>();
  let count = 0;
  for (const candidate of findEndpoints(wish, env, systemName() === 'win32')) {
    const engine = await reach(candidate, env, seen);
    if (engine === null) continue;
    if (engine instanceof Engine) {
      if (wish.engine === 'podman' && engine.name !== 'podman') {
        throw notPodman(candidate, engine, tried);
      }
      count++;
      note(`${engine.title} answers (API ${engine.version})`);
      yield engine;
    } else {
      note(`${engine.place}: ${engine.reason}`);
      failures.push(engine);
    }
  }
  if (count === 0) throw noEngine(tried, failures);
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

/** Docker has other images. What asks for Docker may well be podman, which speaks as Docker does. */
function notPodman({ from }: Candidate, { title }: Engine, tried: string): LayerscopeError {
  const place = from === null ? title : `${title} (${from})`;
  return new LayerscopeError({
    code: 'usage',
    tried,
    failed: `what answers is ${place}, and podman:// or --engine podman asks for podman`,
    advice: 'Leave one of them out, or name the address of podman.',
  });
}
