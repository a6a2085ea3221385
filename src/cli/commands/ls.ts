import { Contents } from '../../analysis/contents.ts';
import { type ByteString, encodeText } from '../../model/byte-string.ts';
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
import { withImage } from '../with-image.ts';
import { standardOutput, writeResult } from '../write-result.ts';

/** Lists the final filesystem, or what one layer changed; all of it or what is at and below `path`. */
export async function ls(session: Session, reference: string, path: string): Promise<ExitCode> {
  const { io, given } = session;
  const wanted = { reference, baseLayers: null, keepContents: false };
  const { entries, warnings } = await withImage(session, wanted, async (loaded) => ({
    entries: await list(loaded, given.layer ?? null),
    warnings: loaded.warnings.map(reportWarning),
  }));
  const rows = below(entries, path).map(listingRow);
  const text =
    given.format === 'json'
      ? renderJson(rows)
      : renderListing(rows, renderOptionsFor(session, io.stdout));
  await writeResult(io, standardOutput, text);
  tellWarnings(session, warnings);
  return exitCodes.done;
}

async function list(loaded: LoadedImage, layer: number | null): Promise<readonly ListedEntry[]> {
  const { tree } = loaded;
  if (layer === null) return listFinal(tree);
  return listChanges(
    tree,
    new Contents(tree, await loaded.contentDigests()),
    knownLayer(tree, layer),
  );
}

/** What is at `path`, however its slashes are written, and below it. */
function below(entries: readonly ListedEntry[], path: string): readonly ListedEntry[] {
  const names = path.split('/').filter((name) => name !== '' && name !== '.');
  if (names.length === 0) return entries;
  const wanted: ByteString = encodeText(names.join('/'));
  const found = entries.filter(
    (entry) => entry.path === wanted || entry.path.startsWith(`${wanted}/`),
  );
  if (found.length > 0) return found;
  throw new LayerscopeError({
    code: 'not-found',
    tried: `list ${path}`,
    failed: 'there is nothing of that name',
    advice: 'Names are those of `layerscope ls` without a path.',
  });
}
