import { LayerscopeError } from '../../model/error.ts';
import { JsonObject } from '../../oci/json-object.ts';
import { parseJson } from '../../oci/json-text.ts';
import type { RegistryName } from '../../oci/registry-name.ts';
import { nearestFew } from '../../text/nearest.ts';
import { enumerate } from '../enumerate.ts';
import type { RegistryClient } from './registry-client.ts';

const largestList = 1 << 20;
const mostTags = 1000;
const longestTag = 128;
const mostShown = 5;

/** Says of an image that is not there what there is instead, as far as the registry tells. */
export async function noSuchImage(client: RegistryClient): Promise<LayerscopeError> {
  const { registry, repository, tag, digest } = client.name;
  const tags = await listTags(client);
  if (tags === null && !(await client.isRegistry())) return notARegistry(client.name);
  const tried = `find ${client.subject}`;
  if (tags === null || tags.length === 0) {
    return new LayerscopeError({
      code: 'not-found',
      tried,
      failed: `${registry} has no repository ${repository}, or shows none of its tags`,
      advice: 'Check the name, and whether it needs a login.',
    });
  }
  const near = nearestFew(tag ?? '', tags, mostShown);
  const which = tag !== null && digest === null ? `the tag ${tag}` : (digest ?? '');
  return new LayerscopeError({
    code: 'not-found',
    tried,
    failed: `${repository} is there and has not ${which}`,
    advice: `It has ${enumerate(near)}${tags.length > near.length ? ' and others' : ''}.`,
  });
}

export function notARegistry({ registry }: RegistryName): LayerscopeError {
  return new LayerscopeError({
    code: 'not-found',
    tried: `ask ${registry} for an image`,
    failed: 'it answers, but not as a registry does',
    advice: 'Check the name: what stands before the first slash is asked as a registry.',
  });
}

/** The tags of the repository, or the first of them; null when there is no telling. */
async function listTags(client: RegistryClient): Promise<readonly string[] | null> {
  try {
    const path = `tags/list?n=${mostTags}`;
    const found = await client.document(path, {}, largestList);
    if (found === null) return null;
    const json = new JsonObject(parseJson(found.text, path, largestList), path);
    const tags = json.findTexts('tags') ?? [];
    return tags.filter((tag) => tag.length <= longestTag).slice(0, mostTags);
  } catch (error) {
    // The tag was looked for and is not there: that is what to tell, and not this.
    if (error instanceof LayerscopeError) return null;
    throw error;
  }
}
