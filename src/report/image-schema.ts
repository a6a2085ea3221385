import type { BaseLayers, SourceKind } from '../model/image.ts';
import {
  count,
  digest,
  type JsonSchema,
  list,
  nullable,
  object,
  oneOf,
  record,
  text,
} from './json-schema.ts';

const sources = Object.keys({
  'docker-archive': true,
  'oci-archive': true,
  oci: true,
  dir: true,
  docker: true,
  podman: true,
  registry: true,
  'containers-storage': true,
} satisfies Record<SourceKind, true>);

const foundBy = Object.keys({
  option: true,
  annotation: true,
  dockerfile: true,
  history: true,
  'first-layer': true,
} satisfies Record<BaseLayers['foundBy'], true>);

const healthcheck = nullable(
  object('The HEALTHCHECK; durations are in nanoseconds.', {
    test: list('The command, after the word that says how to run it.', text('One word.')),
    interval: nullable(count('Time between two checks.')),
    timeout: nullable(count('Time after which a check has failed.')),
    startPeriod: nullable(count('Time in which failures do not count.')),
    retries: nullable(count('Failures in a row that make the container unhealthy.')),
  }),
);

const config = object('What a container made from the image runs with.', {
  user: nullable(text('User, and perhaps group, by name or number.')),
  entrypoint: nullable(list('The ENTRYPOINT.', text('One word.'))),
  cmd: nullable(list('The CMD.', text('One word.'))),
  env: list('Environment variables.', text('`NAME=value`.')),
  workingDir: nullable(text('The working directory.')),
  labels: record('Labels by name.', text('The value.')),
  exposedPorts: list('Ports that the image exposes.', text('`8080/tcp`.')),
  volumes: list('Paths that are volumes.', text('A path.')),
  stopSignal: nullable(text('Signal that stops the container.')),
  healthcheck,
});

export const imageSchema: JsonSchema = object('The image: all that its manifest and config say.', {
  reference: text('What the user typed.'),
  source: oneOf('How the image reached layerscope.', sources),
  digest: nullable(digest('Digest of the manifest; null where the source has none.')),
  platform: text('`os/architecture`, or `os/architecture/variant`.'),
  created: nullable(text('When the image was made, as the config has it (RFC 3339).')),
  tags: list('Names under which the source has the image.', text('A name.')),
  base: object('Which layers came with the base image.', {
    layers: count('The first so many layers are those of the base image.'),
    foundBy: oneOf(
      '`option`: the user said so. `annotation`: labels or annotations of the image. ' +
        '`dockerfile`: those below what its lines made. `history`: guessed from it. ' +
        '`first-layer`: nothing told, so only layer 0.',
      foundBy,
    ),
    name: nullable(text('Name of the base image, where a label or annotation has it.')),
    digest: nullable(text('Its digest, where a label or annotation has it.')),
  }),
  config,
});
