import type { FoundCredential } from './credential.ts';

/** What the user says of registries. */
export interface RegistryOptions {
  /** The login that was given, or null to look for one where earlier ones were kept. */
  readonly login: FoundCredential | null;
  /** Allows plain http beyond this machine, and certificates that nobody vouches for. */
  readonly insecure: boolean;
  /** Certificates, in PEM, of authorities to trust besides the usual ones; null for none. */
  readonly caFile: string | null;
}

/** How registries may be asked. */
export interface RegistryAccess extends RegistryOptions {
  /** Says where logins are and which proxies there are. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Is told what is done and why, for those who want to know. */
  readonly note: (text: string) => void;
}
