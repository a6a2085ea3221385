import { expect, test } from 'vitest';
import { matchDockerfile } from '../../src/dockerfile/match-dockerfile.ts';
import { readDockerfile } from '../../src/dockerfile/read-dockerfile.ts';
import { writtenImage } from '../../src/dockerfile/written-image.ts';
import { imageWithHistory } from '../support/history.ts';

/** What made the layers, according to a history and a Dockerfile. */
function written(history: readonly string[], dockerfile: string): readonly string[] {
  const image = imageWithHistory(history.map((created_by) => ({ created_by })));
  const match = matchDockerfile(readDockerfile(dockerfile, 'Dockerfile'), image, null);
  if (match === null) throw new Error('it has no stage');
  return writtenImage(image, match).layers.map(({ instruction }) => instruction);
}

test.each([
  ['COPY out /app # buildkit', 'COPY --from=build out /app', 'COPY --from=build out /app'],
  ['ADD x /x # buildkit', 'ADD --link --chown=app x /x', 'ADD --link --chown=app x /x'],
  ['COPY --from=0 out /app', 'COPY --from=build out /app', 'COPY --from=0 out /app'],
  ['RUN /bin/sh -c make # buildkit', 'RUN --mount=type=cache,target=/c make', 'RUN make'],
  ['COPY a /a # buildkit', 'COPY --from=build b /b', 'COPY a /a'],
])('%s, written as %s', (step, instruction, expected) => {
  expect(written([step], `FROM a\n${instruction}`)).toEqual([expected]);
});
