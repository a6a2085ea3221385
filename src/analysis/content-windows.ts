/** The beginning of one file's content, as a question. */
export interface ContentWindow {
  /** A file. */
  readonly version: number;
  /** Bytes wanted: at most `limits.contentWindowBytes` of them come. */
  readonly bytes: number;
}

/** What stands at the beginning of the contents that were asked for, by the version that stores it. */
export type ContentWindows = ReadonlyMap<number, Uint8Array>;

export const noWindows: ContentWindows = new Map();
