import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ifThere } from '../../extraction/whole-file.ts';
import { LayerscopeError } from '../../model/error.ts';
import { isImageId } from '../../oci/image-name.ts';
import { readBuilderWords } from '../builder-words.ts';
import { runBuilder } from '../run-builder.ts';
import type { Session } from '../session.ts';

/** Digits of an ID as engines show them. */
const shownDigits = 12;

/**
 * Builds an image with the user's own arguments, and gives the reference of what came of it: its ID,
 * which the builder writes to a file. Whoever has that is asked, for a program called docker may be
 * podman.
 */
export async function build(session: Session, words: readonly string[]): Promise<string> {
  const { io, given } = session;
  const wanted = { engine: given.engine ?? 'auto', host: given.host ?? null } as const;
  const own = readBuilderWords(words).options.get('iidfile')?.at(-1);
  if (own !== undefined) {
    await runBuilder(io, wanted, words);
    return readId(resolve(io.cwd, own));
  }
  const directory = mkdtempSync(join(tmpdir(), 'layerscope-build-'));
  const remove = (): void => rmSync(directory, { recursive: true, force: true });
  const forget = io.beforeSignal(remove);
  try {
    const file = join(directory, 'id');
    await runBuilder(io, wanted, ['--iidfile', file, ...words]);
    return await readId(file);
  } finally {
    forget();
    remove();
  }
}

async function readId(file: string): Promise<string> {
  const id = (await ifThere(readFile(file, 'utf8')))?.trim() ?? '';
  const digits = /^(?:sha256:)?([0-9a-f]{64})$/.exec(id)?.[1];
  if (digits !== undefined) {
    const start = digits.slice(0, shownDigits);
    return isImageId(start) ? start : digits;
  }
  throw new LayerscopeError({
    code: 'build-failed',
    tried: 'find the image that was built',
    failed: 'the builder told no ID of it, so it left none with the engine',
    advice:
      'A builder that runs apart, or that writes its result elsewhere (--output, --push), needs ' +
      '--load. What it wrote can be opened by itself.',
  });
}
