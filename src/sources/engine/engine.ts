import { type Endpoint, type EngineName, formatEndpoint } from './endpoint.ts';
import { type Answer, EngineClient, type Question } from './engine-client.ts';
import { connectionProblem, wordsOf } from './engine-problem.ts';
import type { Env } from './surroundings.ts';

/** From this version of the API on, 1.48, one platform of an image can be asked for. */
const platformVersion = 48;

/** An engine that answered. */
export class Engine {
  readonly name: EngineName;
  readonly endpoint: Endpoint;
  /** Of its API: `1.41`. */
  readonly version: string;
  readonly #client: EngineClient;

  private constructor(name: EngineName, endpoint: Endpoint, version: string, client: EngineClient) {
    this.name = name;
    this.endpoint = endpoint;
    this.version = version;
    this.#client = client;
  }

  /** Asks who is there. Rejects with the reason where no engine answers. */
  static async reach(endpoint: Endpoint, env: Env): Promise<Engine> {
    const client = await EngineClient.create(endpoint, env);
    try {
      const { status, headers } = await client.askBriefly({ method: 'GET', path: '/_ping' });
      const version = headers['api-version'];
      if (status !== 200 || typeof version !== 'string' || !/^\d+\.\d+$/.test(version)) {
        throw new Error(`what answers there is no engine (HTTP status ${status})`);
      }
      const isPodman = headers['libpod-api-version'] !== undefined;
      return new Engine(isPodman ? 'podman' : 'docker', endpoint, version, client);
    } catch (error) {
      // What ssh says explains why its end of the pipe closed.
      const said = await client.lastWords();
      throw said === '' ? error : new Error(`ssh says: ${said}`, { cause: error });
    }
  }

  /** `docker at unix:///var/run/docker.sock`. */
  get title(): string {
    return `${this.name} at ${formatEndpoint(this.endpoint)}`;
  }

  /** Whether it can be asked for one platform of an image. */
  get knowsPlatforms(): boolean {
    const [major = 0, minor = 0] = this.version.split('.').map(Number);
    return major > 1 || minor >= platformVersion;
  }

  /** The whole answer to what can be answered at once. `tried` is what messages call that. */
  async askBriefly(question: Question, tried: string): ReturnType<EngineClient['askBriefly']> {
    try {
      return await this.#client.askBriefly(question);
    } catch (error) {
      throw connectionProblem(this, tried, error);
    }
  }

  /** The answer to what may take as long as it takes, before its body is read. */
  async ask(question: Question, tried: string): Promise<Answer> {
    try {
      return await this.#client.ask(question);
    } catch (error) {
      throw connectionProblem(this, tried, error);
    }
  }

  /** What an answer other than the one hoped for says. */
  async words({ status, body }: Answer, tried: string): Promise<string> {
    try {
      return wordsOf(status, await EngineClient.readWhole(body));
    } catch (error) {
      throw connectionProblem(this, tried, error);
    }
  }
}
