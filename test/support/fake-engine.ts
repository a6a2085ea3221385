import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Endpoint } from '../../src/sources/engine/endpoint.ts';
import { temporaryDirectory } from './temporary-directory.ts';

export interface FakeImage {
  /** What the image is asked for by. */
  readonly name: string;
  readonly archive: Uint8Array;
  /** Its ID; made up by default. */
  readonly id?: string;
  readonly tags?: readonly string[];
  /** `linux/amd64`, unless it is for another or for several. */
  readonly platforms?: readonly string[];
}

export interface FakeBehaviour {
  /** By default Docker 20.10's. */
  readonly version?: string;
  readonly podman?: boolean;
  readonly images?: readonly FakeImage[];
  /** Those that can be pulled. */
  readonly registry?: readonly FakeImage[];
  /** What it says of itself; by default nothing. */
  readonly info?: object;
  /** Answers in place of the engine, where it gives true. */
  readonly instead?: (url: URL, response: ServerResponse) => boolean;
}

/** An engine's API as far as layerscope asks for it, after Docker 20.10 to 28 and podman 4 and 5. */
class FakeEngine {
  /** What was asked, in order. */
  readonly questions: string[] = [];
  /** The logins that came with them. */
  readonly logins: unknown[] = [];
  readonly #behaviour: FakeBehaviour;
  readonly #images: FakeImage[];

  constructor(behaviour: FakeBehaviour) {
    this.#behaviour = behaviour;
    this.#images = [...(behaviour.images ?? [])];
  }

  answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '', 'http://engine');
    this.questions.push(`${request.method} ${decodeURIComponent(url.pathname + url.search)}`);
    const login = request.headers['x-registry-auth'];
    if (typeof login === 'string') {
      this.logins.push(JSON.parse(Buffer.from(login, 'base64url').toString()));
    }
    const { version = '1.41', podman = false, info = {}, instead } = this.#behaviour;
    response.setHeader('Api-Version', version);
    if (podman) response.setHeader('Libpod-API-Version', '4.3.1');
    if (instead?.(url, response) === true) return;
    const inspected = /^\/images\/(.*)\/json$/.exec(url.pathname)?.[1];
    if (url.pathname === '/_ping') response.end('OK');
    else if (url.pathname === '/info') response.end(JSON.stringify(info));
    else if (inspected !== undefined) this.#inspect(decodeURIComponent(inspected), url, response);
    else if (url.pathname === '/images/get') this.#export(url, response);
    else if (url.pathname === '/images/create') this.#pull(url, response);
    else refuse(response, 404, 'page not found');
  }

  #inspect(name: string, url: URL, response: ServerResponse): void {
    const at = this.#images.findIndex((image) => image.name === name);
    const image = this.#images[at];
    if (image === undefined) return refuse(response, 404, `No such image: ${name}`);
    const platforms = (image.platforms ?? ['linux/amd64']).map(readPlatform);
    const [first] = platforms;
    const manifests = platforms.map((platform) => ({
      Available: true,
      ImageData: { Platform: platform },
    }));
    response.end(
      JSON.stringify({
        Id: this.#idOf(at),
        RepoTags: image.tags ?? [],
        Size: image.archive.length,
        Os: first?.os,
        Architecture: first?.architecture,
        Variant: first?.variant ?? '',
        ...(this.#knowsPlatforms && url.searchParams.has('manifests')
          ? { Manifests: manifests }
          : {}),
      }),
    );
  }

  #export(url: URL, response: ServerResponse): void {
    const id = url.searchParams.get('names');
    const image = this.#images.find((_, at) => this.#idOf(at) === id);
    if (image === undefined) return refuse(response, 404, `No such image: ${id}`);
    const wanted = url.searchParams.get('platform');
    if (this.#knowsPlatforms && wanted !== null) {
      const { os, architecture } = JSON.parse(wanted);
      const held = (image.platforms ?? ['linux/amd64']).map(readPlatform);
      const has = held.some((one) => one.os === os && one.architecture === architecture);
      if (!has) return refuse(response, 404, 'image found, but not for that platform');
    }
    response.end(image.archive);
  }

  #pull(url: URL, response: ServerResponse): void {
    const name = url.searchParams.get('fromImage') ?? '';
    const image = this.#behaviour.registry?.find((candidate) => candidate.name === name);
    const line = (event: object): boolean => response.write(`${JSON.stringify(event)}\r\n`);
    line({ status: 'Pulling from somewhere', id: 'latest' });
    if (image === undefined) {
      const error = `pull access denied for ${name}`;
      line({ errorDetail: { message: error }, error });
    } else {
      line({ status: 'Downloading', progressDetail: { current: 1, total: 4 }, id: 'a' });
      line({ status: 'Downloading', progressDetail: { current: 4, total: 4 }, id: 'b' });
      this.#images.push(image, { ...image, name: name.replace(/:latest$/, '') });
    }
    response.end();
  }

  get #knowsPlatforms(): boolean {
    const [, minor = 0] = (this.#behaviour.version ?? '1.41').split('.').map(Number);
    return minor >= 48 && this.#behaviour.podman !== true;
  }

  #idOf(at: number): string {
    const id = this.#images[at]?.id;
    if (id !== undefined) return id;
    const hex = String(at + 1)
      .repeat(64)
      .slice(0, 64);
    return this.#behaviour.podman === true ? hex : `sha256:${hex}`;
  }
}

export interface RunningEngine {
  /** What `DOCKER_HOST` takes. */
  readonly host: string;
  readonly endpoint: Endpoint;
  readonly questions: readonly string[];
  readonly logins: readonly unknown[];
}

/** An engine that listens on a socket until the test is over. */
export async function startEngine(behaviour: FakeBehaviour = {}): Promise<RunningEngine> {
  const engine = new FakeEngine(behaviour);
  const path = join(temporaryDirectory(), 'engine.sock');
  const server = createServer((request, response) => engine.answer(request, response));
  await listen(server, path);
  return {
    host: `unix://${path}`,
    endpoint: { kind: 'socket', path },
    questions: engine.questions,
    logins: engine.logins,
  };
}

async function listen(server: Server, path: string): Promise<void> {
  await new Promise<void>((resolve) => {
    server.listen(path, resolve);
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
}

export function refuse(response: ServerResponse, status: number, message: string): void {
  response.statusCode = status;
  response.end(JSON.stringify({ message }));
}

function readPlatform(text: string): {
  readonly os: string | undefined;
  readonly architecture: string | undefined;
  readonly variant: string | undefined;
} {
  const [os, architecture, variant] = text.split('/');
  return { os, architecture, variant };
}
