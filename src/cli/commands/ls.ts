import { Contents } from '../../analysis/contents.ts';
import type { ImageTree } from '../../filesystem/image-tree.ts';
import type { ByteString } from '../../model/byte-string.ts';
import { LayerscopeError } from '../../model/error.ts';
import { renderJson } from '../../render/json.ts';
import { renderListing } from '../../render/listing.ts';
import { type ListedEntry, listingRow } from '../../report/listing.ts';
import { reportWarning } from '../../report/report-warning.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { listChanges, listFinal } from '../list-paths.ts';
import { knownLayer } from '../known-layer.ts';
import type { LoadedImage } from '../loaded-image.ts';
import { renderOptionsFor, type Session } from '../session.ts';
import { tellWarnings } from '../tell-warnings.ts';
import { typedPath } from '../typed-path.ts';
import { withImage } from '../with-image.ts';
import { standardOutput, writeResult } from '../write-result.ts';

/** Lists the final filesystem, or what one layer changed; all of it or what is at and below `path`. */
export async function ls(session: Session, reference: string, path: string): Promise<ExitCode> {
  const { io, given } = session;
  const wanted = { reference, baseLayers: null, keepContents: false };
  const { entries, warnings } = await withImage(session, wanted, async (loaded) => ({
    entries: await list(loaded, given.layer ?? null, path),
    warnings: loaded.warnings.map(reportWarning),
  }));
  const rows = entries.map(listingRow);
  const text =
    given.format === 'json'
      ? renderJson(rows)
      : renderListing(rows, renderOptionsFor(session, io.stdout));
  await writeResult(io, standardOutput, text);
  tellWarnings(session, warnings);
  return exitCodes.done;
}

/** What is at `path`, however its slashes are written, and below it. */
async function list(
  loaded: LoadedImage,
  layer: number | null,
  path: string,
): Promise<readonly ListedEntry[]> {
  const entries = await listAll(loaded, layer);
  const wanted = typedPath(path, (name) => loaded.tree.find(name) !== null);
  if (wanted === '') return entries;
  const found = entries.filter(
    (entry) => entry.path === wanted || entry.path.startsWith(`${wanted}/`),
  );
  if (found.length === 0 && !isUnchanged(loaded.tree, layer, wanted)) throw nothingThere(path);
  return found;
}

async function listAll(loaded: LoadedImage, layer: number | null): Promise<readonly ListedEntry[]> {
  const { tree } = loaded;
  if (layer === null) return listFinal(tree);
  return listChanges(
    tree,
    new Contents(tree, await loaded.contentDigests()),
    knownLayer(tree, layer),
  );
}

/** Whether a path that is not among a layer's changes is there all the same. */
function isUnchanged(tree: ImageTree, layer: number | null, path: ByteString): boolean {
  const node = tree.find(path);
  return layer !== null && node !== null && tree.versionAt(node, layer) !== null;
}

function nothingThere(path: string): LayerscopeError {
  return new LayerscopeError({
    code: 'not-found',
    tried: `list ${path}`,
    failed: 'there is nothing of that name',
    advice: 'Names are those of `layerscope ls` without a path.',
  });
}
