import { LayerscopeError } from '../../model/error.ts';
import { enumerate } from '../enumerate.ts';
import { systemCode } from '../file-error.ts';
import type { Candidate } from './find-endpoints.ts';
import { formatEndpoint } from './endpoint.ts';

/** A place where no engine answered. */
export interface Unreachable {
  readonly place: string;
  /** A clause that says why. */
  readonly reason: string;
  readonly kind: ReasonKind;
}

type ReasonKind = 'absent' | 'denied' | 'silent' | 'tls' | 'settings' | 'other';

const reasons: ReadonlyMap<string, readonly [ReasonKind, string]> = new Map([
  ['ENOENT', ['absent', 'there is no such socket']],
  ['ENOTDIR', ['absent', 'there is no such socket']],
  ['ECONNREFUSED', ['silent', 'nothing listens there']],
  ['EACCES', ['denied', 'you may not use it']],
  ['EPERM', ['denied', 'you may not use it']],
  ['ENOTFOUND', ['other', 'there is no host of that name']],
  ['EAI_AGAIN', ['other', 'the name of the host cannot be looked up now']],
  ['EHOSTUNREACH', ['other', 'the host cannot be reached']],
  ['ETIMEDOUT', ['other', 'the host does not answer']],
  ['ECONNRESET', ['other', 'it hung up']],
  ['EPIPE', ['other', 'it hung up']],
  ['CERT_HAS_EXPIRED', ['tls', 'its certificate has expired']],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', ['tls', 'nobody vouches for its certificate']],
  [
    'SELF_SIGNED_CERT_IN_CHAIN',
    ['tls', 'its certificate is from an authority that is not trusted'],
  ],
  [
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ['tls', 'its certificate is from an authority that is not trusted'],
  ],
  [
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    ['tls', 'its certificate is from an authority that is not trusted'],
  ],
  ['ERR_TLS_CERT_ALTNAME_INVALID', ['tls', 'its certificate is for another host']],
  ['EPROTO', ['tls', 'it does not speak TLS as it should']],
]);

export function unreachable({ from, endpoint }: Candidate, cause: unknown): Unreachable {
  if (endpoint instanceof LayerscopeError) {
    return { place: from ?? 'the settings', reason: endpoint.message, kind: 'settings' };
  }
  const address = formatEndpoint(endpoint);
  const place = from === null ? address : `${address} (${from})`;
  const code = systemCode(cause);
  const [kind, words] = reasons.get(code) ?? reasonOf(code);
  return { place, kind, reason: reasons.has(code) ? `${words} (${code})` : words };
}

/** What TLS and HTTP have further codes for. */
function reasonOf(code: string): readonly [ReasonKind, string] {
  if (code.startsWith('HPE_')) return ['other', 'what answers there is no engine'];
  if (/^(ERR_)?(TLS|SSL|OSSL)_/.test(code)) return ['tls', `TLS failed (${code})`];
  return ['other', code];
}

/** No engine answered: where one was looked for, why it did not answer, and what to do. */
export function noEngine(tried: string, failures: readonly Unreachable[]): LayerscopeError {
  const lines = Array.from(new Set(failures.map(({ reason }) => reason)), (reason) => {
    const places = failures.filter((failure) => failure.reason === reason);
    return `${enumerate(places.map(({ place }) => place))}: ${reason}.`;
  });
  return new LayerscopeError({
    code: 'no-engine',
    tried,
    failed: 'no engine answers',
    advice: [...lines, adviceOn(new Set(failures.map(({ kind }) => kind)))].join('\n'),
  });
}

function adviceOn(kinds: ReadonlySet<ReasonKind>): string {
  if (kinds.has('denied')) {
    return (
      'Join the group that owns the socket, as with `sudo usermod -aG docker $USER`, ' +
      'and log in again; or run layerscope with sudo.'
    );
  }
  if (kinds.has('tls')) {
    return (
      'Set DOCKER_CERT_PATH to the folder with the ca.pem, cert.pem and key.pem of this engine, ' +
      'and DOCKER_TLS_VERIFY to 1.'
    );
  }
  if (kinds.has('settings')) return 'Mend that, or name the engine with --host.';
  return (
    'Start Docker, or podman with `systemctl --user start podman.socket`; ' +
    'or name the engine with --host.'
  );
}
