import type { ByteStream } from '../model/bytes.ts';
import type { Platform } from '../model/platform.ts';
import type { Arrival } from './arrival.ts';
import type { EngineName } from './engine/endpoint.ts';
import type { PullPolicy } from './engine/pull-policy.ts';
import type { Env } from './engine/surroundings.ts';
import type { RegistryOptions } from './registry/registry-access.ts';
import type { StreamOptions } from './opened-image.ts';

export interface OpenOptions extends StreamOptions {
  /** Which image, where there are several, or null. */
  readonly image: string | null;
  readonly platform: Platform | null;
  /** How many layers are the base image's; null to find out. */
  readonly baseLayers: number | null;
  /** Opens standard input, for the reference `-`. */
  readonly openInput: () => ByteStream;
  readonly engine: EngineOptions;
  readonly registry: RegistryOptions;
  /** The environment, which says where engines and logins are. */
  readonly env: Env;
  readonly arrival: Arrival;
  /** Says which way was taken and why. */
  readonly note: (text: string) => void;
}

/** Which engine is to be asked, and for what. */
export interface EngineOptions {
  /** The address of the only one to ask, or null. */
  readonly host: string | null;
  /** Null for whichever has the image. */
  readonly name: EngineName | null;
  /** Null for what is usual. */
  readonly pull: PullPolicy | null;
  /** Whether an image may be read where its engine keeps it, in place of an export. */
  readonly localStore: boolean;
}
