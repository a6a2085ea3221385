import { LayerscopeError } from '../../model/error.ts';
import { JsonObject } from '../../oci/json-object.ts';
import { parseJson } from '../../oci/json-text.ts';
import type { RegistryName } from '../../oci/registry-name.ts';
import { describeCredential } from './credential.ts';
import { readBody } from './document-body.ts';
import type { CredentialSearch } from './find-credential.ts';
import { headerOf, type Response, waitAMoment } from './response.ts';
import { askedDelay } from './retry-delay.ts';

const largestRefusal = 64 * 1024;
const longestWords = 200;

/**
 * What a registry says of why it refuses (distribution spec, "Error Codes"), in its own words; null
 * when the answer is no registry's, or its words do not come.
 */
export async function refusalOf(response: Response): Promise<string | null> {
  waitAMoment(response);
  try {
    const text = await readBody(response, largestRefusal, 'a refusal');
    const json = new JsonObject(parseJson(text, 'a refusal', largestRefusal), 'a refusal');
    const [first] = json.objects('errors');
    const code = first?.findText('code') ?? '';
    const message = first?.findText('message') ?? '';
    return `${code} ${message}`.trim().slice(0, longestWords);
  } catch {
    return null;
  }
}

export function loginNeeded(
  tried: string,
  { registry }: RegistryName,
  { found, problems }: CredentialSearch,
  refusal: string | null,
): LayerscopeError {
  const who =
    found === null
      ? `${registry} does not show it to anybody without a login, or there is no such image`
      : `${registry} does not show it to ${describeCredential(found)}, or there is no such image`;
  const missed = problems.length === 0 ? '' : `; ${problems.join('; ')}`;
  const again = found === null ? 'Log in' : 'Log in as somebody else';
  return new LayerscopeError({
    code: 'login-needed',
    tried,
    failed: `${who}${inParentheses(refusal)}${missed}`,
    advice:
      `Check the name. ${again} with docker login ${registry} or podman login ${registry}, ` +
      'or give --username and --password-stdin.',
  });
}

export function rateLimited(
  tried: string,
  { registry }: RegistryName,
  response: Response,
): LayerscopeError {
  const asked = askedDelay(response);
  // Docker's registry says how many requests it takes in how many seconds: `100;w=21600`.
  const [, count, window] = /^(\d+);w=(\d{1,9})$/.exec(headerOf(response, 'ratelimit-limit')) ?? [];
  const rule =
    count === undefined ? '' : `: ${count} are allowed in ${formatDuration(Number(window) * 1000)}`;
  const wait = asked === null ? 'later' : `in ${formatDuration(asked)}`;
  return new LayerscopeError({
    code: 'rate-limited',
    tried,
    failed: `${registry} has had too many requests from here${rule}`,
    advice: `Try again ${wait}. Those who log in may often ask more.`,
  });
}

export function unexpected(
  tried: string,
  { registry }: RegistryName,
  status: number,
  refusal: string | null,
): LayerscopeError {
  return new LayerscopeError({
    code: 'unreachable',
    tried,
    failed: `${registry} answers with status ${status}${inParentheses(refusal)}`,
    advice:
      status >= 500
        ? 'The registry is in trouble: try again later.'
        : 'Check the name, and that it is a registry.',
  });
}

/** Refused by an address that the registry sends on to, where nobody can log in. */
export function refusedElsewhere(
  tried: string,
  { registry }: RegistryName,
  { url, status }: Response,
  refusal: string | null,
): LayerscopeError {
  return new LayerscopeError({
    code: 'unreachable',
    tried,
    failed: `${url.host}, where ${registry} sends on to, answers with status ${status}${inParentheses(refusal)}`,
    advice: 'Try again later. If it stays so, it is for those who run the registry to mend.',
  });
}

function inParentheses(refusal: string | null): string {
  return refusal === null || refusal === '' ? '' : ` (${refusal})`;
}

/** Rounded up: `40 seconds`, `2 minutes`, `6 hours`. */
function formatDuration(milliseconds: number): string {
  const seconds = Math.ceil(milliseconds / 1000);
  if (seconds <= 90) return `${seconds} ${seconds === 1 ? 'second' : 'seconds'}`;
  if (seconds <= 90 * 60) return `${Math.ceil(seconds / 60)} minutes`;
  return `${Math.ceil(seconds / 3600)} hours`;
}
