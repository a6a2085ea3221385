import { type Digest, isDigest } from '../../model/digest.ts';
import { limits } from '../../model/limits.ts';
import { familiarName, type ImageNames } from '../../oci/image-name.ts';
import { JsonObject } from '../../oci/json-object.ts';
import { parseJson } from '../../oci/json-text.ts';

/**
 * The names that Docker's `repositories.json` gives to images, by image ID: by repository, each
 * `repository:tag` and each `repository@digest` with the ID. The digests are those of manifests.
 */
export function readDockerNames(text: Uint8Array): ReadonlyMap<string, ImageNames> {
  const document = 'repositories.json';
  const json = new JsonObject(parseJson(text, document, limits.storeListBytes), document);
  const repositories = json.findObject('Repositories');
  const names = new Map<string, { tags: string[]; digests: Digest[] }>();
  for (const repository of repositories?.names() ?? []) {
    const references = repositories?.findObject(repository)?.textFields() ?? {};
    for (const [reference, id] of Object.entries(references)) {
      const known = names.get(id) ?? { tags: [], digests: [] };
      names.set(id, known);
      const digest = reference.slice(reference.indexOf('@') + 1);
      if (isDigest(digest)) known.digests.push(digest);
      else known.tags.push(familiarName(reference));
    }
  }
  return names;
}
