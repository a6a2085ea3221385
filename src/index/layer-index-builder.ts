import { encodeText } from '../model/byte-string.ts';
import { float64Column, int32Column, uint16Column, uint32Column } from '../model/column.ts';
import type { Digest } from '../model/digest.ts';
import { EntryBudget } from '../model/entry-budget.ts';
import { entryKinds, type EntryKind } from '../model/entry-kind.ts';
import {
  type ContentChunks,
  type ContentPlaces,
  type Device,
  type LayerIndex,
  type SparseMap,
  type Xattrs,
} from '../model/layer-index.ts';
import { NameTable } from '../model/name-table.ts';
import { PathTable } from '../model/path-table.ts';
import { WarningList } from '../model/warning-list.ts';
import type { LayerWarning, WarningCode } from '../model/warning.ts';
import type { LayerRecord } from '../tar/entry.ts';
import type { TarEnd } from '../tar/tar-end.ts';
import { DigestList } from './digest-list.ts';
import { entryBytes } from './entry-bytes.ts';
import { PathReader } from './path-reader.ts';
import { meaningOf, whiteoutPrefixLength } from './whiteout.ts';

/** What is known of a layer once the last byte of its tar was read. */
export interface LayerEnd extends TarEnd {
  readonly diffId: Digest | null;
  readonly digest: Digest | null;
}

/** Takes the records of one layer in order, and makes its index. */
export class LayerIndexBuilder {
  readonly #paths = new PathTable();
  readonly #reader = new PathReader(this.#paths);
  readonly #links = new NameTable();
  readonly #path = uint32Column();
  readonly #kind = uint16Column();
  readonly #mode = uint16Column();
  readonly #uid = uint32Column();
  readonly #gid = uint32Column();
  readonly #mtime = float64Column();
  readonly #size = float64Column();
  readonly #offset = float64Column();
  readonly #link = int32Column();
  readonly #hardlinkTarget = new Map<number, number>();
  readonly #xattrs = new Map<number, Xattrs>();
  readonly #devices = new Map<number, Device>();
  readonly #sparse = new Map<number, SparseMap>();
  readonly #warnings = new WarningList<LayerWarning>();
  readonly #digests = new DigestList();
  readonly #budget: EntryBudget;
  /** The number of the record that came last, null if it is none that an index keeps. */
  #last: number | null = null;
  #isFull = false;
  #fullAt: number | null = null;

  /** The layers of one image share a budget. */
  constructor(budget = new EntryBudget()) {
    this.#budget = budget;
  }

  get count(): number {
    return this.#path.length;
  }

  /** Whether there was more than layerscope takes. */
  get isFull(): boolean {
    return this.#isFull;
  }

  /** Where in the tar the record stands that was too much, if any. */
  get fullAt(): number | null {
    return this.#fullAt;
  }

  /** Adds a record; its number, or null when it is none that an index keeps. */
  add(entry: LayerRecord): number | null {
    if (this.#isFull) return null;
    const paths = this.#paths.size;
    const number = this.#take(entry);
    this.#last = number;
    this.#budget.spend(1, entryBytes(entry, this.#paths.size - paths));
    if (this.#budget.isOverdrawn) {
      this.#isFull = true;
      this.#fullAt = entry.offset;
    }
    return number;
  }

  #take(entry: LayerRecord): number | null {
    const raw = entry.path;
    const end = this.#reader.endOf(raw);
    const start = this.#reader.startOf(raw, end);
    const meaning = meaningOf(raw, start, end);
    if (meaning === 'bookkeeping') return null;
    if (meaning === 'nameless') {
      this.#warn('whiteout-without-name', 'a whiteout that names nothing has no effect', entry);
      return null;
    }
    const directory = this.#reader.directory(raw, start);
    if (meaning === 'opaque') return this.#push(entry, 'opaque', directory);
    const skip = meaning === 'whiteout' ? whiteoutPrefixLength : 0;
    const path = this.#reader.component(directory, raw, start + skip, end);
    if (!entry.typeKnown) {
      this.#warn('unknown-entry-type', 'an entry of a type that tar does not know', entry);
    }
    if (this.#reader.clamped) {
      this.#warn('path-clamped', 'a name that leaves the root with .. was kept inside it', entry);
    }
    if (meaning === 'whiteout') return this.#push(entry, 'whiteout', path);
    if (entry.type === 'directory') this.#reader.enter(raw, end, path);
    return this.#push(entry, entry.type, path);
  }

  /** Keeps the SHA-256 of record `number`'s content: in order, those of a layer. */
  setContentDigest(number: number, digest: Uint8Array): void {
    this.#digests.add(number, digest);
  }

  /** The index of a layer whose tar was read; nothing can be added then. */
  finish(end: LayerEnd): LayerIndex {
    const { problem, missing, tarSize, diffId, digest } = end;
    if (problem !== null) this.#warnings.add(problem.code, () => problem);
    if (missing > 0) this.#cutLast(missing);
    const offset = this.#offset.drain();
    return { ...this.#freeze({ kind: 'tar', offset, tarSize }), diffId, digest };
  }

  /** The same where only the table of contents was read. */
  finishWithoutTar(chunks: ContentChunks, problem: LayerWarning | null): LayerIndex {
    if (problem !== null) this.#warnings.add(problem.code, () => problem);
    return this.#freeze({ kind: 'chunks', chunks });
  }

  #freeze(places: ContentPlaces): LayerIndex {
    return {
      paths: this.#paths.freeze(),
      count: this.count,
      path: this.#path.drain(),
      kind: Uint8Array.from(this.#kind.drain()),
      mode: this.#mode.drain(),
      uid: this.#uid.drain(),
      gid: this.#gid.drain(),
      mtime: this.#mtime.drain(),
      size: this.#size.drain(),
      link: this.#link.drain(),
      links: this.#links.freeze(),
      hardlinkTarget: this.#hardlinkTarget,
      xattrs: this.#xattrs,
      devices: this.#devices,
      sparse: this.#sparse,
      digests: this.#digests.finish(),
      places,
      diffId: null,
      digest: null,
      warnings: this.#warnings.finish((code, message) => ({
        code,
        message,
        path: null,
        offset: null,
      })),
    };
  }

  #push(entry: LayerRecord, kind: EntryKind, path: number): number {
    const number = this.#path.push(path);
    this.#kind.push(entryKinds.indexOf(kind));
    this.#mode.push(entry.mode);
    this.#uid.push(entry.uid);
    this.#gid.push(entry.gid);
    this.#mtime.push(entry.mtime);
    this.#size.push(kind === 'file' ? entry.storedSize : 0);
    if (entry.offset !== null) this.#offset.push(entry.offset);
    this.#link.push(entry.linkTarget === null ? -1 : this.#links.intern(entry.linkTarget));
    if (kind === 'hardlink') {
      this.#hardlinkTarget.set(number, this.#reader.read(entry.linkTarget ?? encodeText('')));
    }
    if (entry.xattrs !== null) this.#xattrs.set(number, entry.xattrs);
    if (entry.device !== null) this.#devices.set(number, entry.device);
    if (entry.sparse !== null) this.#sparse.set(number, entry.sparse);
    return number;
  }

  /** What is not there is not stored, whatever the last header says. */
  #cutLast(missing: number): void {
    if (this.#last === null) return;
    this.#size.set(this.#last, Math.max(0, this.#size.at(this.#last) - missing));
  }

  #warn(code: WarningCode, message: string, entry: LayerRecord): void {
    const { path, offset } = entry;
    this.#warnings.add(code, () => ({ code, message, path, offset }));
  }
}
