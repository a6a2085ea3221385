const KiB = 1024;
const MiB = 1024 * KiB;
const GiB = 1024 * MiB;

/**
 * What layerscope accepts from an image, which may be made to hurt. Each length is checked against
 * its limit before memory is taken for it. Values are far above what real images hold.
 */
export const limits = {
  /** Bytes of one PAX record set or GNU long name. */
  metaHeaderBytes: MiB,
  /** Bytes of one path or link target: twice what Linux can open. */
  pathBytes: 8 * KiB,
  /** Records of all layers of an image together. */
  entries: 8_000_000,
  /** Bytes that they may take with names, targets, attributes and directories: for each record, */
  bytesPerEntry: 512,
  /** and besides for all of them. */
  bytesBesides: 128 * MiB,
  /** Extended attributes and pieces of sparse files in one tar, some hundred bytes each. */
  details: 1_000_000,
  /** Layers of one image. */
  layers: 2_000,
  /** Manifests, indexes and the files of an archive that list images. */
  manifestBytes: 4 * MiB,
  /** An image's config, history included. */
  configBytes: 16 * MiB,
  /** A layer's table of contents, compressed or not. */
  tocBytes: 150 * MiB,
  /** One of its entries. */
  tocEntryBytes: 2 * MiB,
  /** Chunks of all contents of a layer: of 64 KB, as tools make them, 32 GB. */
  tocChunks: 500_000,
  /** An engine's own lists of its images and of its layers. */
  storeListBytes: 64 * MiB,
  /** One record of an engine's tar-split file: headers of some entries, in base64. */
  tarSplitLineBytes: 8 * MiB,
  /** What is kept in memory of such files of one image: headers, packed, and names of contents. */
  tarSplitBytes: 512 * MiB,
  /** Nesting of any JSON text. */
  jsonDepth: 64,
  /** Nesting of image indexes. */
  indexDepth: 8,
  /** Images that one source may offer. */
  images: 1_000,
  /**
   * Times a layer may grow when inflated, once it is larger than `inflatedFree`: room for a file that
   * a database or a swap has set aside, and no more of zeros than are inflated in seconds.
   */
  inflationRatio: 250,
  inflatedFree: 4 * GiB,
  /** Symlinks followed while one path is resolved: Linux's own limit. */
  symlinks: 40,
  /** One Dockerfile. */
  dockerfileBytes: MiB,
  /** Instructions of a Dockerfile, and steps of a history, that are matched: the last ones. */
  dockerfileSteps: 1_000,
  /** Bytes that a rule may read of one file, and files that all rules may read. */
  contentWindowBytes: 64 * KiB,
  contentWindows: 10_000,
  /** Bytes that rules read of all files together. */
  contentWindowsBytes: 32 * MiB,
  /** Warnings kept of one kind; the rest are counted. */
  warningsOfOneKind: 100,
} as const;
