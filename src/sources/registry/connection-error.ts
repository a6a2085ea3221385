import { type ErrorFacts, LayerscopeError } from '../../model/error.ts';
import { systemCode } from '../file-error.ts';
import type { ConnectionFailure } from './connection-failure.ts';

/** What Node says when nobody vouches for a certificate, or it is another host's. */
const certificateProblems: ReadonlyMap<string, string> = new Map([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'its certificate is signed by nobody but itself'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'its certificate is signed by an authority that is not known'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'its certificate is signed by an authority that is not known'],
  [
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'its certificate is signed by an authority that is not known',
  ],
  [
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'its certificate is signed by an authority that is not known',
  ],
  ['CERT_UNTRUSTED', 'its certificate is signed by an authority that is not known'],
  ['CERT_HAS_EXPIRED', 'its certificate has expired'],
  ['CERT_NOT_YET_VALID', 'its certificate is not valid yet'],
  ['CERT_REVOKED', 'its certificate was revoked'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'its certificate is for another host'],
  ['HOSTNAME_MISMATCH', 'its certificate is for another host'],
]);

const reasons: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'nothing listens there'],
  ['ENOTFOUND', 'there is no host of that name'],
  ['EAI_AGAIN', 'the name could not be looked up'],
  ['EHOSTUNREACH', 'there is no way to that host'],
  ['ENETUNREACH', 'there is no way to that network'],
  ['ETIMEDOUT', 'it does not answer'],
  ['ECONNRESET', 'it broke the connection off'],
  ['UND_ERR_SOCKET', 'it broke the connection off'],
  ['UND_ERR_CONNECT_TIMEOUT', 'it does not answer'],
  ['UND_ERR_HEADERS_TIMEOUT', 'it does not answer'],
  ['UND_ERR_BODY_TIMEOUT', 'it stopped sending'],
]);

/** Worth another try: a connection that there was, or an answer that did not come. */
const passing: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'EPIPE',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
  'UND_ERR_BODY_TIMEOUT',
  'UND_ERR_RES_CONTENT_LENGTH_MISMATCH',
]);

export function isPassing(cause: unknown): boolean {
  return passing.has(codeOf(cause));
}

export function isCertificateProblem(cause: unknown): boolean {
  return certificateProblems.has(codeOf(cause));
}

/** Says what kept a host from being talked to. */
export function connectionError({ host, cause }: ConnectionFailure): LayerscopeError {
  return new LayerscopeError({ tried: `ask ${host}`, cause, ...reasonOf(host, cause) });
}

function reasonOf(host: string, cause: unknown): Pick<ErrorFacts, 'code' | 'failed' | 'advice'> {
  const code = codeOf(cause);
  const certificate = certificateProblems.get(code);
  if (certificate !== undefined) {
    return {
      code: 'tls-refused',
      failed: `${host} cannot be trusted: ${certificate} (${code})`,
      advice:
        'If the authority is your own, name its certificate: --ca-file FILE. To trust anybody on ' +
        'the way there, use --insecure.',
    };
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_')) {
    return {
      code: 'tls-refused',
      failed: `${host} does not speak TLS as it should (${code})`,
      advice: 'If it speaks plain http, and you trust the network there, use --insecure.',
    };
  }
  return {
    code: 'unreachable',
    failed: `${host} could not be reached: ${reasons.get(code) ?? messageOf(cause)} (${code})`,
    advice: 'Check the name, the network, and the proxy in HTTPS_PROXY and NO_PROXY.',
  };
}

/** Node tries all addresses of a host, and tells of each. */
function codeOf(cause: unknown): string {
  const [first] = cause instanceof AggregateError ? cause.errors : [];
  return systemCode(first ?? cause);
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
