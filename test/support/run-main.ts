import type { LoadImage } from '../../src/cli/loaded-image.ts';
import { main } from '../../src/cli/main.ts';
import { FakeIo, type Surroundings } from './fake-io.ts';

export interface Outcome {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program in process, on whatever `load` gives, or else on real images. */
export async function runMain(
  argv: readonly string[],
  load?: LoadImage,
  surroundings: Surroundings = {},
): Promise<Outcome> {
  const io = new FakeIo(surroundings);
  const exitCode = await main(argv, io, load);
  return { exitCode, out: io.stdout.text, err: io.stderr.text };
}
