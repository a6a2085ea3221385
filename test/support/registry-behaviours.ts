import type { Behaviour } from './fake-registry.ts';
import { answerJson, refuse, sendRange } from './fake-registry.ts';

// What registries do, or what becomes of them on the way.

/** Sends on to another address whoever asks for a blob, as those do that keep them elsewhere. */
export function redirectBlobs(toOrigin: string): Behaviour {
  return redirect(toOrigin, /\/blobs\//);
}

/** Sends on to another registry, as a name of one's own for it does. */
export function redirectRepositories(toOrigin: string): Behaviour {
  return redirect(toOrigin, /^\/v2\/./);
}

function redirect(toOrigin: string, paths: RegExp): Behaviour {
  return ({ path, response }) => {
    if (!paths.test(path)) return false;
    response.writeHead(307, { location: `${toOrigin}${path}` }).end();
    return true;
  };
}

/** Configs come through, whatever becomes of layers. */
const smallest = 10_000;

/** Breaks the connection off after so many bytes of a blob, so many times. */
export function dropBlobs(after: number, times: number): Behaviour {
  let left = times;
  return ({ path, headers, response, stored }) => {
    if (!path.includes('/blobs/') || stored === null || left === 0) return false;
    const start = Number(/^bytes=(\d+)-/.exec(headers.range ?? '')?.[1] ?? 0);
    if (stored.length < smallest || stored.length - start <= after) return false;
    left--;
    const range = `bytes ${start}-${stored.length - 1}/${stored.length}`;
    response.writeHead(start === 0 ? 200 : 206, {
      'content-length': stored.length - start,
      ...(start === 0 ? {} : { 'content-range': range }),
    });
    response.write(stored.subarray(start, start + after), () => response.destroy());
    return true;
  };
}

/** Sends so many bytes of a blob, and then no more. */
export function stallBlobs(after: number): Behaviour {
  return ({ path, response, stored }) => {
    if (!path.includes('/blobs/') || stored === null || stored.length <= after) return false;
    response.writeHead(200, { 'content-length': stored.length });
    response.write(stored.subarray(0, after));
    return true;
  };
}

/** Answers the first requests for something with a status. */
export function refuseAtFirst(
  times: number,
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Behaviour {
  let left = times;
  return ({ path, response }) => {
    if (path === '/v2/' || left === 0) return false;
    left--;
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    refuse(response, status, 'TOOMANYREQUESTS', 'slow down');
    return true;
  };
}

/** Changes one byte of what it sends. */
export function corrupt(
  part: 'manifests' | 'blobs',
  isMeant: (size: number) => boolean,
): Behaviour {
  return ({ path, request, response, stored }) => {
    if (!path.includes(`/${part}/`) || stored === null || !isMeant(stored.length)) return false;
    const changed = Uint8Array.from(stored);
    changed[stored.length >> 1] = (stored[stored.length >> 1] ?? 0) ^ 1;
    sendRange(request, response, changed);
    return true;
  };
}

/** Gives all of a blob to whoever wants a part. */
export const ignoreRanges: Behaviour = ({ headers }) => {
  delete headers.range;
  return false;
};

export function demandBasic(username: string, password: string): Behaviour {
  const expected = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  return ({ headers, response }) => {
    if (headers.authorization === expected) return false;
    response.setHeader('www-authenticate', 'Basic realm="here"');
    refuse(response, 401, 'UNAUTHORIZED', 'authentication required');
    return true;
  };
}

export interface TokenRules {
  /** Whose password opens everything; null to open it to anybody. */
  readonly basic: string | null;
  /** Tokens are good for so many requests. */
  readonly uses?: number;
  /** What the first challenge says of the scope: `pull` is what it takes. */
  readonly scope?: string | null;
  readonly service?: string | null;
  readonly realm?: string;
}

/** Demands bearer tokens, and gives them at `/token`; they are named for what they open. */
export function demandTokens(rules: TokenRules): Behaviour {
  const { basic, uses = Infinity, scope = null, service = 'here' } = rules;
  let given = 0;
  let used = 0;
  return async ({ path, headers, request, response }) => {
    if (path.startsWith('/token')) {
      let form = '';
      for await (const piece of request) form += String(piece);
      const asked = new URL(path, 'http://registry').searchParams;
      const wanted = new URLSearchParams(form).get('scope') ?? asked.get('scope') ?? '';
      const identity = new URLSearchParams(form).get('refresh_token');
      const who = headers.authorization ?? (identity === null ? null : `identity ${identity}`);
      if (basic !== null && who !== null && who !== basic) {
        refuse(response, 401, 'UNAUTHORIZED', 'wrong password');
        return true;
      }
      used = 0;
      given++;
      const isFull = (basic === null || who === basic) && wanted.endsWith(':pull');
      answerJson(response, 200, { token: `${isFull ? 'full' : 'reduced'}-${given}-${wanted}` });
      return true;
    }
    const token = headers.authorization ?? '';
    if (token.startsWith(`Bearer full-${given}-`) && ++used <= uses) return false;
    const realm = rules.realm ?? `http://${headers.host ?? ''}/token`;
    const parts = [
      `realm="${realm}"`,
      ...(service === null ? [] : [`service="${service}"`]),
      ...(token.startsWith('Bearer reduced')
        ? ['error="insufficient_scope"', `scope="${fullScope(path)}"`]
        : scope === null
          ? []
          : [`scope="${scope}"`]),
    ];
    response.setHeader('www-authenticate', `Bearer ${parts.join(',')}`);
    refuse(response, 401, 'UNAUTHORIZED', 'authentication required');
    return true;
  };
}

function fullScope(path: string): string {
  const repository = /^\/v2\/(.+)\/(?:manifests|blobs|tags)\//.exec(path)?.[1] ?? '';
  return `repository:${repository}:pull`;
}
