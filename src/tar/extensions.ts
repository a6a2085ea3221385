import { byteString, type ByteString, encodeText } from '../model/byte-string.ts';
import type { Xattrs } from '../model/layer-index.ts';
import type { DetailBudget } from './detail-budget.ts';
import type { Header } from './header.ts';
import { noRecords, parseInteger, parsePax, parseTime, type PaxRecords } from './pax.ts';
import { typeflags } from './typeflag.ts';
import { xattrsOf } from './xattrs.ts';

const nothing = encodeText('');

/** What extended headers say of the records that follow them. */
export class Extensions {
  #global: PaxRecords = noRecords;
  #globalXattrs: Xattrs | null = null;
  #local: PaxRecords = noRecords;
  #longPath: ByteString = nothing;
  #longLink: ByteString = nothing;
  #isEmpty = true;
  readonly #budget: DetailBudget;

  constructor(budget: DetailBudget) {
    this.#budget = budget;
  }

  /** Takes the body of an extended header. Of two for the same record, the later counts. */
  add(typeflag: number, body: Buffer): void {
    this.#isEmpty = false;
    switch (typeflag) {
      case typeflags.paxLocal:
        this.#local = parsePax(body);
        break;
      case typeflags.paxGlobal:
        this.#global = ofMany(merged(this.#global, parsePax(body)));
        this.#globalXattrs = xattrsOf(this.#global, this.#budget);
        break;
      case typeflags.gnuLongPath:
        this.#longPath = untilNul(body);
        break;
      default:
        this.#longLink = untilNul(body);
    }
  }

  /**
   * Overwrites the fields of `header` that were overridden, and forgets what was said of this
   * record only. An empty PAX value takes back what a global header said. GNU's names win.
   * Returns the record's own PAX records.
   */
  applyTo(header: Header): PaxRecords {
    if (this.#isEmpty) return noRecords;
    const local = this.#local;
    if (local === noRecords) {
      applyRecords(this.#global, header);
      header.xattrs = this.#globalXattrs;
    } else {
      const records = merged(this.#global, local);
      applyRecords(records, header);
      header.xattrs = xattrsOf(records, this.#budget);
    }
    if (this.#longPath !== '') header.path = this.#longPath;
    if (this.#longLink !== '') header.linkTarget = this.#longLink;
    this.#local = noRecords;
    this.#longPath = nothing;
    this.#longLink = nothing;
    this.#isEmpty = this.#global === noRecords;
    return local;
  }
}

function merged(first: PaxRecords, second: PaxRecords): PaxRecords {
  return first === noRecords ? second : new Map([...first, ...second]);
}

/** What only one record can be: no engine lets a global header name or size all that follow. */
const ofOneRecord: ReadonlySet<string> = new Set(['path', 'linkpath', 'size']);

function ofMany(records: PaxRecords): PaxRecords {
  return new Map([...records].filter(([key, value]) => value !== '' && !ofOneRecord.has(key)));
}

function applyRecords(records: PaxRecords, header: Header): void {
  for (const [key, value] of records) {
    if (value === '') continue;
    switch (key) {
      case 'path':
        header.path = value;
        break;
      case 'linkpath':
        header.linkTarget = value;
        break;
      case 'size':
        header.size = parseInteger(value);
        break;
      case 'uid':
        header.uid = parseInteger(value);
        break;
      case 'gid':
        header.gid = parseInteger(value);
        break;
      case 'mtime':
        header.mtime = parseTime(value);
        break;
    }
  }
}

function untilNul(body: Buffer): ByteString {
  const nul = body.indexOf(0);
  return byteString(body, 0, nul === -1 ? body.length : nul);
}
