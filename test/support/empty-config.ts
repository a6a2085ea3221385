import type { ImageConfig } from '../../src/model/image.ts';

/** A config that says nothing. */
export const emptyConfig: ImageConfig = {
  user: null,
  entrypoint: null,
  cmd: null,
  env: [],
  workingDir: null,
  labels: {},
  exposedPorts: [],
  volumes: [],
  stopSignal: null,
  healthcheck: null,
};
