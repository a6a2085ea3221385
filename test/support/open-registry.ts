import { onTestFinished } from 'vitest';
import type { OpenedImage } from '../../src/sources/opened-image.ts';
import { openRegistry, type WantedImage } from '../../src/sources/registry/open-registry.ts';
import type { Patience } from '../../src/sources/registry/patience.ts';
import type { RegistryAccess } from '../../src/sources/registry/registry-access.ts';
import type { FakeRegistry } from './fake-registry.ts';

/** Nobody waits long in a test. */
const little: Patience = {
  connect: 1000,
  headers: 1000,
  body: 200,
  backoff: 1,
  longestWait: 2000,
  repetitions: 3,
};

const amd64 = { os: 'linux', architecture: 'amd64', variant: null };

export type RegistryWishes = Partial<WantedImage & RegistryAccess>;

/** Opens an image of a fake registry for one test. */
export async function openFrom(
  registry: Pick<FakeRegistry, 'host'>,
  name: string,
  wishes: RegistryWishes = {},
): Promise<OpenedImage> {
  const wanted = {
    platform: null,
    host: amd64,
    baseLayers: null,
    keepContents: false,
  };
  const access = { env: {}, login: null, insecure: false, caFile: null, note: () => {} };
  const opened = await openRegistry(
    `${registry.host}/${name}`,
    { ...wanted, ...wishes },
    { ...access, ...wishes },
    little,
  );
  onTestFinished(() => opened.close());
  return opened;
}

/** What went wrong, as the user is told. */
export async function refusalOf(promise: Promise<unknown>): Promise<string> {
  return promise.then(
    () => 'nothing',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}
