/** What proves who asks. */
export type Credential =
  | { readonly kind: 'password'; readonly username: string; readonly password: string }
  /** Given by a login in place of a password, to get tokens with. */
  | { readonly kind: 'identity-token'; readonly token: string };

export interface FoundCredential {
  readonly credential: Credential;
  /** Where it stands, for messages: `/home/ann/.docker/config.json`. */
  readonly from: string;
}

/** `the user ann from /home/ann/.docker/config.json`. */
export function describeCredential({ credential, from }: FoundCredential): string {
  return credential.kind === 'password'
    ? `the user ${credential.username} from ${from}`
    : `the identity token from ${from}`;
}

/** The header of RFC 7617. */
export function basicHeader(username: string, password: string): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}
