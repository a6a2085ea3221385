import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { onTestFinished } from 'vitest';
import { digestOf } from '../../src/sources/digest-of.ts';
import { ociTypes, type StoredBlob, type StoredImage } from './stored-image.ts';

/** One question, for whoever wants to answer it otherwise than a good registry would. */
interface Question {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** What the registry would send: the body, if there is one. */
  readonly stored: Uint8Array | null;
}

/** Answers a question, or says false to leave it to the next. */
export type Behaviour = (question: Question) => boolean | Promise<boolean>;

interface Document {
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** A registry in this process, which does as it should until it is told otherwise. */
export class FakeRegistry {
  readonly #server: Server;
  readonly #manifests = new Map<string, Document>();
  readonly #blobs = new Map<string, Uint8Array>();
  readonly #tags = new Map<string, string[]>();
  readonly #behaviours: Behaviour[] = [];
  /** `GET /v2/…` and what was sent with it, in order. */
  readonly questions: { readonly path: string; readonly headers: IncomingMessage['headers'] }[] =
    [];

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch(() => response.destroy());
    });
  }

  /** Listens on a free port of this machine until the test is over. */
  static async start(...behaviours: readonly Behaviour[]): Promise<FakeRegistry> {
    const registry = new FakeRegistry();
    registry.#behaviours.push(...behaviours);
    await new Promise<void>((resolve) => {
      registry.#server.listen(0, '127.0.0.1', resolve);
    });
    onTestFinished(() => {
      registry.#server.closeAllConnections();
      registry.#server.close();
    });
    return registry;
  }

  /** `127.0.0.1:40123`. */
  get host(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('it does not listen');
    return `127.0.0.1:${address.port}`;
  }

  behave(behaviour: Behaviour): void {
    this.#behaviours.push(behaviour);
  }

  /** The paths that were asked for below a repository, without the repository. */
  asked(repository: string): readonly string[] {
    const start = `/v2/${repository}/`;
    return this.questions.flatMap(({ path }) =>
      path.startsWith(start) ? [path.slice(start.length)] : [],
    );
  }

  /** Stores an image of a layout's blobs, and gives it a tag. */
  push(repository: string, tag: string, image: StoredImage): void {
    for (const blob of [...image.layers, image.config]) this.putBlob(blob.content);
    this.putManifest(repository, tag, image.manifest.content, ociTypes.manifest);
  }

  putManifest(
    repository: string,
    tag: string | null,
    content: Uint8Array,
    mediaType: string,
  ): void {
    const document = { content, mediaType };
    this.#manifests.set(`${repository}/${digestOf(content)}`, document);
    const tags = this.#tags.get(repository) ?? [];
    this.#tags.set(repository, tags);
    if (tag === null) return;
    tags.push(tag);
    this.#manifests.set(`${repository}/${tag}`, document);
  }

  putIndex(repository: string, tag: string, index: StoredBlob): void {
    this.putManifest(repository, tag, index.content, ociTypes.index);
  }

  putBlob(content: Uint8Array): void {
    this.#blobs.set(digestOf(content), content);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    this.questions.push({ path, headers: request.headers });
    response.setHeader('docker-distribution-api-version', 'registry/2.0');
    const [, repository = '', kind = '', reference = ''] =
      /^\/v2\/(.+)\/(manifests|blobs|tags)\/([^?]+)/.exec(path) ?? [];
    const manifest = this.#manifests.get(`${repository}/${reference}`) ?? null;
    const stored =
      kind === 'blobs' ? (this.#blobs.get(reference) ?? null) : (manifest?.content ?? null);
    const question = { path, headers: request.headers, request, response, stored };
    for (const behaviour of this.#behaviours) if (await behaviour(question)) return;
    if (path === '/v2/') answerJson(response, 200, {});
    else if (kind === 'tags') this.#listTags(repository, response);
    else if (stored === null) refuse(response, 404, 'UNKNOWN', `${kind} unknown`);
    else if (kind === 'blobs') sendRange(request, response, stored);
    else {
      response.setHeader('content-type', manifest?.mediaType ?? '');
      response.setHeader('docker-content-digest', digestOf(stored));
      response.end(stored);
    }
  }

  #listTags(repository: string, response: ServerResponse): void {
    const tags = this.#tags.get(repository);
    if (tags === undefined) refuse(response, 404, 'NAME_UNKNOWN', 'repository name not known');
    else answerJson(response, 200, { name: repository, tags });
  }
}

export function answerJson(response: ServerResponse, status: number, value: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

export function refuse(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
): void {
  answerJson(response, status, { errors: [{ code, message }] });
}

/** A blob, or the part of it that is asked for. */
export function sendRange(
  { headers }: IncomingMessage,
  response: ServerResponse,
  stored: Uint8Array,
): void {
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '') ?? [];
  if (first === undefined) {
    response.writeHead(200, { 'content-length': stored.length }).end(stored);
    return;
  }
  const start = Number(first);
  const end = last ? Math.min(Number(last) + 1, stored.length) : stored.length;
  const range = `bytes ${start}-${end - 1}/${stored.length}`;
  response.writeHead(206, { 'content-length': end - start, 'content-range': range });
  response.end(stored.subarray(start, end));
}
