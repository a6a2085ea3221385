import type { Platform } from '../../model/platform.ts';
import {
  formatRegistryName,
  parseRegistryName,
  type RegistryName,
} from '../../oci/registry-name.ts';
import { chooseImage } from '../choose-image.ts';
import { IndexReader } from '../index-reader.ts';
import { registryLayout } from '../layout.ts';
import { loadImage } from '../load-image.ts';
import type { OpenedImage } from '../opened-image.ts';
import { readAuthorities } from './authorities.ts';
import { Authoriser } from './authoriser.ts';
import { Exchange } from './exchange.ts';
import { fetchImage } from './fetch-image.ts';
import { findCredential } from './find-credential.ts';
import { findOrigin } from './find-origin.ts';
import { ImageDocuments } from './image-documents.ts';
import { type Patience, usualPatience } from './patience.ts';
import type { RegistryAccess } from './registry-access.ts';
import { RegistryClient } from './registry-client.ts';
import { RegistryStore } from './registry-store.ts';
import { Transport } from './transport.ts';

/** What of the image is wanted. */
export interface WantedImage {
  readonly platform: Platform | null;
  readonly host: Platform;
  readonly baseLayers: number | null;
  /** Whether contents will be asked for. */
  readonly keepContents: boolean;
}

/**
 * Opens the image of a name, as `nginx`, `ghcr.io/org/app:v1` or `localhost:5000/app@sha256:…`, in
 * its registry. Its layers are fetched when they are read. Throws a `LayerscopeError` for what is
 * not there, not to be had, or no image.
 */
export async function openRegistry(
  reference: string,
  wanted: WantedImage,
  access: RegistryAccess,
  patience: Patience = usualPatience,
): Promise<OpenedImage> {
  const name = parseRegistryName(reference);
  const authorities = access.caFile === null ? null : readAuthorities(access.caFile);
  const transport = new Transport({ ...access, authorities, patience });
  try {
    const client = await connect(name, transport, access, patience);
    const source = new ImageDocuments(client);
    const fetched = await fetchImage(source, await source.top(), wanted);
    const store = new RegistryStore(fetched, client, transport, wanted.keepContents);
    const reader = new IndexReader(store, registryLayout);
    const image = reader.read(fetched.descriptor, tagsOf(name));
    const found = { source: 'registry', images: [image], refusals: reader.refusals } as const;
    const chosen = chooseImage(found.images, { ...wanted, image: null }, client.subject);
    return await loadImage(store, found, chosen, wanted.baseLayers);
  } catch (error) {
    transport.close();
    throw error;
  }
}

async function connect(
  name: RegistryName,
  transport: Transport,
  { env, login, note }: RegistryAccess,
  patience: Patience,
): Promise<RegistryClient> {
  const exchange = new Exchange(transport, patience, note);
  const search = async (): ReturnType<typeof findCredential> =>
    login === null ? findCredential(name, env) : { found: login, problems: [] };
  const authoriser = new Authoriser(exchange, name, search, note);
  return new RegistryClient(await findOrigin(name, transport), name, exchange, authoriser);
}

/** Images go by their tags; what a digest names has none. */
function tagsOf(name: RegistryName): readonly string[] {
  return name.digest === null ? [formatRegistryName(name)] : [];
}
