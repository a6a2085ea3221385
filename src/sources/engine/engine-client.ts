import { Agent as HttpsAgent } from 'node:https';
import type Docker from 'dockerode';
import type { ByteStream } from '../../model/bytes.ts';
import { JsonObject } from '../../oci/json-object.ts';
import { parseJson } from '../../oci/json-text.ts';
import { DialStdioAgent } from './dial-stdio.ts';
import type { Endpoint } from './endpoint.ts';
import type { Env } from './surroundings.ts';

/** Milliseconds in which an engine must answer what it can answer at once. */
const patience = 20_000;
/** Bytes of an answer that is no image. */
const maximumAnswer = 8 << 20;

export interface Question {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An engine's answer to a question, before its body is read. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: ByteStream;
}

/** Any status is an answer; what it means is for those who asked. */
const allStatuses = Object.fromEntries(
  Array.from({ length: 500 }, (_, i) => [i + 100, true] as const),
);

/** A connection to what may be an engine. Questions go without a version: it answers by its own. */
export class EngineClient {
  readonly #modem: Docker['modem'];
  readonly #ssh: DialStdioAgent | null;

  private constructor(modem: Docker['modem'], ssh: DialStdioAgent | null) {
    this.#modem = modem;
    this.#ssh = ssh;
  }

  static async create(endpoint: Endpoint, env: Env): Promise<EngineClient> {
    const { default: Dockerode } = await import('dockerode');
    const ssh = endpoint.kind === 'ssh' ? new DialStdioAgent(endpoint, env) : null;
    return new EngineClient(new Dockerode(modemOptions(endpoint, ssh)).modem, ssh);
  }

  /** Why the connection failed, in the words of ssh where that makes it; else empty. */
  async lastWords(): Promise<string> {
    return (await this.#ssh?.lastWords()) ?? '';
  }

  /** Asks what may take as long as it takes. Rejects with what the system says. */
  ask(question: Question, signal: AbortSignal | null = null): Promise<Answer> {
    const { method, path, query, headers } = question;
    const request = {
      method,
      path: query === undefined ? path : `${path}?`,
      ...(query === undefined ? {} : { options: { _query: query, _body: {} } }),
      ...(headers === undefined ? {} : { headers }),
      isStream: true as const,
      statusCodes: allStatuses,
      ...(signal === null ? {} : { abortSignal: signal }),
    };
    return new Promise((resolve, reject) => {
      this.#modem.dial(request, (error, answer) => {
        if (answer === null) reject(error ?? new Error('it gave no answer'));
        else resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: answer });
      });
    });
  }

  /** Asks what can be answered at once, and reads the answer whole. */
  async askBriefly(question: Question): Promise<Answer & { readonly text: Uint8Array }> {
    const timeout = AbortSignal.timeout(patience);
    try {
      const answer = await this.ask(question, timeout);
      return { ...answer, text: await EngineClient.readWhole(answer.body) };
    } catch (cause) {
      if (!timeout.aborted) throw cause;
      throw new Error(`it gave no answer within ${patience / 1000} s`, { cause });
    }
  }

  /** The body of an answer that is no image. */
  static async readWhole(body: ByteStream): Promise<Uint8Array> {
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of body) {
      size += piece.length;
      if (size > maximumAnswer) throw new Error('its answer is far too long');
      pieces.push(piece);
    }
    return Buffer.concat(pieces);
  }
}

/** The JSON object of an answer; null where it is none. */
export function answerObject(text: Uint8Array): JsonObject | null {
  const document = "the engine's answer";
  try {
    return new JsonObject(parseJson(text, document, maximumAnswer), document);
  } catch {
    return null;
  }
}

/** docker-modem fills what is left out from the process's environment: nothing is left out. */
function modemOptions(endpoint: Endpoint, ssh: DialStdioAgent | null): Docker.Options {
  const none = {
    protocol: 'http',
    ca: undefined,
    cert: undefined,
    key: undefined,
    pathPrefix: '/',
  } as const;
  switch (endpoint.kind) {
    case 'socket':
      return { ...none, host: undefined, socketPath: endpoint.path };
    case 'tcp': {
      const { host, port, tls } = endpoint;
      if (tls === null) return { ...none, host, port };
      const { verify, ...files } = tls;
      const given = Object.entries(files).flatMap(([name, file]) =>
        file === null ? [] : [[name, Buffer.from(file)]],
      );
      const agent = new HttpsAgent({ rejectUnauthorized: verify, ...Object.fromEntries(given) });
      return { ...none, protocol: 'https', host, port, agent };
    }
    case 'ssh':
      return { ...none, host: endpoint.host, agent: ssh };
  }
}
