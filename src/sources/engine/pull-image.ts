import type { ByteStream } from '../../model/bytes.ts';
import { formatPlatform, type Platform } from '../../model/platform.ts';
import { withTag } from '../../oci/image-name.ts';
import type { OpenOptions } from '../open-options.ts';
import { answerObject } from './engine-client.ts';
import { connectionProblem, cutWords, pullProblem } from './engine-problem.ts';
import type { Engine } from './engine.ts';
import { pullLogin } from './pull-login.ts';

/** Characters of one line of progress; they have some hundred. */
const longestLine = 1 << 16;
/** Layers whose progress is added up. */
const mostLayers = 10_000;

/**
 * Has an engine fetch an image from its registry. An engine that fails says so in the progress that
 * it reports, one JSON object a line.
 */
export async function pullImage(
  engine: Engine,
  name: string,
  platform: Platform | null,
  options: Pick<OpenOptions, 'arrival' | 'registry' | 'env' | 'note'>,
): Promise<void> {
  const { arrival } = options;
  const tried = `pull ${name}`;
  const query = {
    // Without a tag, Docker would pull all that there are.
    fromImage: withTag(name),
    ...(platform === null ? {} : { platform: formatPlatform(platform) }),
  };
  arrival.waitFor(`${engine.name} is pulling ${name}`);
  const headers = await pullLogin(name, options);
  const answer = await engine.ask(
    { method: 'POST', path: '/images/create', query, headers },
    tried,
  );
  if (answer.status !== 200) throw pullProblem(engine, tried, await engine.words(answer, tried));
  const layers = new Map<string, readonly [done: number, total: number]>();
  for await (const line of readLines(answer.body, engine, tried)) {
    const event = answerObject(Buffer.from(line));
    const failure = event?.findText('error') ?? null;
    if (failure !== null) throw pullProblem(engine, tried, cutWords(failure));
    const detail = event?.findObject('progressDetail') ?? null;
    const total = detail?.findCount('total') ?? 0;
    if (total === 0 || layers.size > mostLayers) continue;
    layers.set(event?.findText('id') ?? '', [detail?.findCount('current') ?? 0, total]);
    arrival.waitFor(`${engine.name} is pulling ${name}, ${percentOf(layers.values())}%`);
  }
}

function percentOf(layers: Iterable<readonly [done: number, total: number]>): number {
  let done = 0;
  let total = 0;
  for (const [layerDone, layerTotal] of layers) {
    done += Math.min(layerDone, layerTotal);
    total += layerTotal;
  }
  return Math.floor((100 * done) / total);
}

async function* readLines(body: ByteStream, engine: Engine, tried: string): AsyncIterable<string> {
  const decoder = new TextDecoder();
  let line = '';
  try {
    for await (const piece of body) {
      const lines = (line + decoder.decode(piece, { stream: true })).split('\n');
      line = (lines.pop() ?? '').slice(0, longestLine);
      yield* lines;
    }
  } catch (error) {
    throw connectionProblem(engine, tried, error);
  }
  yield line;
}
