import { isDigest, hexOf, algorithmOf } from '../model/digest.ts';
import { contentDigestBytes } from '../model/layer-index.ts';
import { limits } from '../model/limits.ts';
import type { JsonObject } from '../oci/json-object.ts';
import type { LayerRecord } from '../tar/entry.ts';
import { countIn } from './count-in.ts';
import { TocProblem } from './toc-problem.ts';
import { readTocRecord } from './toc-record.ts';

/** Part of a file's content, that can be inflated without what stands before it. */
export interface TocChunk {
  /** Where in the blob inflating has to start, and where it can end; null: where the next does. */
  readonly start: number;
  readonly end: number | null;
  /** Inflated bytes that belong to others before the chunk's own. */
  readonly skip: number;
  /** Where in the file the chunk belongs, in bytes. */
  readonly position: number;
  readonly size: number;
  /** SHA-256. */
  readonly digest: Uint8Array;
}

/** One file of a table of contents. */
export interface TocFile {
  readonly record: LayerRecord;
  /** Null where there are no bytes. */
  readonly content: TocContent | null;
}

interface TocContent {
  /** SHA-256 of all of it. */
  readonly digest: Uint8Array;
  /** In order, one at least. */
  readonly chunks: readonly TocChunk[];
}

/** Puts the entries of each file together: its own, and those of its chunks that follow. */
export function* readTocFiles(entries: Iterable<JsonObject>): Generator<TocFile, void> {
  let file: JsonObject | null = null;
  let chunks: JsonObject[] = [];
  for (const entry of entries) {
    if (entry.findText('type') === 'chunk') {
      if (file === null) throw chunkOfNoFile();
      if (chunks.length === limits.tocChunks) throw tooManyChunks();
      chunks.push(entry);
    } else {
      if (file !== null) yield readFile(file, chunks);
      file = entry;
      chunks = [];
    }
  }
  if (file !== null) yield readFile(file, chunks);
}

function readFile(file: JsonObject, further: readonly JsonObject[]): TocFile {
  const record = readTocRecord(file);
  if (record.storedSize === 0 && further.length === 0) return { record, content: null };
  const name = file.text('name');
  if (record.type !== 'file' || further.some((chunk) => chunk.findText('name') !== name)) {
    throw chunkOfNoFile();
  }
  return { record, content: readContent(file, [file, ...further], record.storedSize) };
}

function readContent(file: JsonObject, entries: readonly JsonObject[], size: number): TocContent {
  // Of all of them, as zstd:chunked says it.
  const fileEnd = countIn(file, 'endOffset');
  const digest = entries.length === 1 ? contentDigest(file) : digestIn(file, 'digest');
  const chunks: TocChunk[] = [];
  let position = 0;
  for (const [i, entry] of entries.entries()) {
    const next = entries[i + 1];
    const chunkSize = countIn(entry, 'chunkSize') || size - position;
    const end = next === undefined ? fileEnd : countIn(next, 'offset');
    if (countIn(entry, 'chunkOffset') !== position || chunkSize <= 0) throw badChunks();
    chunks.push({
      start: countIn(entry, 'offset'),
      end: fileEnd === 0 ? null : end,
      skip: countIn(entry, 'innerOffset'),
      position,
      size: chunkSize,
      digest: entries.length === 1 ? digest : digestIn(entry, 'chunkDigest'),
    });
    position += chunkSize;
  }
  if (position !== size) throw badChunks();
  return { digest, chunks };
}

export function tooManyChunks(): TocProblem {
  return new TocProblem(`it has more than ${limits.tocChunks} chunks of contents`);
}

function chunkOfNoFile(): TocProblem {
  return new TocProblem('it has a chunk of no file');
}

function badChunks(): TocProblem {
  return new TocProblem('the chunks of a file in it do not make the whole');
}

/** Of a file in one chunk both digests are the same, and either may be left out. */
function contentDigest(file: JsonObject): Uint8Array {
  return digestIn(file, file.has('digest') ? 'digest' : 'chunkDigest');
}

function digestIn(json: JsonObject, name: string): Uint8Array {
  const digest = json.findText(name) ?? '';
  if (!isDigest(digest) || algorithmOf(digest) !== 'sha256') {
    throw new TocProblem('it has a content without its SHA-256');
  }
  const bytes = new Uint8Array(contentDigestBytes);
  bytes.set(Buffer.from(hexOf(digest), 'hex'));
  return bytes;
}
