import type { Digest } from './digest.ts';
import type { Platform } from './platform.ts';

/** How an image reached layerscope. */
export type SourceKind = ArchiveKind | 'docker' | 'podman' | 'containers-storage' | 'registry';

/** The ways of storing images as files that are found by a path. */
export type ArchiveKind = 'docker-archive' | 'oci-archive' | 'oci' | 'dir';

/** `HEALTHCHECK` of an image; durations in nanoseconds, as the config has them. */
export interface Healthcheck {
  readonly test: readonly string[];
  readonly interval: number | null;
  readonly timeout: number | null;
  readonly startPeriod: number | null;
  readonly retries: number | null;
}

/** The execution parameters of the OCI image config (config.md, `config`). */
export interface ImageConfig {
  readonly user: string | null;
  readonly entrypoint: readonly string[] | null;
  readonly cmd: readonly string[] | null;
  readonly env: readonly string[];
  readonly workingDir: string | null;
  readonly labels: Readonly<Record<string, string>>;
  readonly exposedPorts: readonly string[];
  readonly volumes: readonly string[];
  readonly stopSignal: string | null;
  readonly healthcheck: Healthcheck | null;
}

/** One step of the image's history (config.md, `history`). */
export interface HistoryStep {
  /** Cleaned up for people: `RUN apt-get update`. Empty when the history says nothing. */
  readonly instruction: string;
  /** As the config has it. */
  readonly createdBy: string;
  /** Build arguments that the builder put before the command: `VERSION=1.2`. */
  readonly buildArguments: readonly string[];
  readonly created: string | null;
  readonly comment: string | null;
  /** The layer it made, or null when it made none. */
  readonly layer: number | null;
}

export interface ImageLayer {
  readonly index: number;
  /** Digest of the uncompressed tar. Null when the config names fewer than there are layers. */
  readonly diffId: Digest | null;
  /** Digest of the blob as stored, where the source names it. */
  readonly digest: Digest | null;
  readonly mediaType: string;
  /** Stored bytes of the blob where it is compressed, else null. */
  readonly compressedBytes: number | null;
  readonly instruction: string;
  readonly createdBy: string;
  readonly created: string | null;
}

/** Which layers came with the base image, and how that was found out. */
export interface BaseLayers {
  /** The first `count` layers are the base's. */
  readonly count: number;
  readonly foundBy: 'option' | 'annotation' | 'dockerfile' | 'history' | 'first-layer';
  /** What labels or annotations say of the base image. */
  readonly name: string | null;
  readonly digest: string | null;
}

/** One image of one platform: all that its manifest and config say. */
export interface Image {
  readonly source: SourceKind;
  /** Digest of the manifest, where the source has one. */
  readonly digest: Digest | null;
  readonly platform: Platform;
  readonly created: string | null;
  readonly tags: readonly string[];
  readonly config: ImageConfig;
  readonly history: readonly HistoryStep[];
  readonly layers: readonly ImageLayer[];
  readonly base: BaseLayers;
}
