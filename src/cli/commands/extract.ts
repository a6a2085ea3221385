import type { DirectoryWriter } from '../../extraction/directory-writer.ts';
import { packTar } from '../../extraction/pack-tar.ts';
import { planExtraction } from '../../extraction/plan-extraction.ts';
import { LayerscopeError } from '../../model/error.ts';
import { wholeContent } from '../../model/file-content.ts';
import { reportWarning } from '../../report/report-warning.ts';
import { copyFile, type Destination, directoryCopier } from '../copy-out.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { type FoundPath, findPath } from '../find-path.ts';
import { guardPartial } from '../guard-partial.ts';
import type { LoadedImage } from '../loaded-image.ts';
import { sendContent } from '../send-content.ts';
import type { Session } from '../session.ts';
import { tellNotWritten } from '../tell-not-written.ts';
import { tellWarnings } from '../tell-warnings.ts';
import { withImage } from '../with-image.ts';
import { standardOutput } from '../write-result.ts';

/** Copies a file or a directory of the final filesystem, or of that at one layer, to `-o`. */
export async function extract(
  session: Session,
  reference: string,
  path: string,
): Promise<ExitCode> {
  const { given } = session;
  const wanted = { reference, baseLayers: null, keepContents: true };
  return withImage(session, wanted, async (loaded) => {
    const found = findPath(loaded.tree, path, given.layer ?? null);
    const type = loaded.tree.typeOf(found.version);
    if (type === 'directory') await extractDirectory(session, loaded, found);
    else if (type === 'file') await extractOne(session, loaded, found, path);
    else throw notCopied(path, type);
    tellWarnings(session, loaded.warnings.map(reportWarning));
    return exitCodes.done;
  });
}

async function extractOne(
  session: Session,
  loaded: LoadedImage,
  { version }: FoundPath,
  path: string,
): Promise<void> {
  const { io, given } = session;
  const [target = standardOutput] = given.output ?? [];
  if (target === standardOutput) {
    return sendContent(io.stdout, wholeContent(loaded.contentOf(version)));
  }
  const name = path.split('/').findLast((part) => part !== '' && part !== '.') ?? '';
  return copyFile(loaded, version, name, destinationOf(session, target));
}

async function extractDirectory(
  session: Session,
  loaded: LoadedImage,
  found: FoundPath,
): Promise<void> {
  const { io, given } = session;
  const [target = standardOutput] = given.output ?? [];
  if (target !== standardOutput) {
    const copier = directoryCopier(loaded, found, destinationOf(session, target));
    return writeDirectory(session, copier, target);
  }
  if (io.stdout.isTTY) throw tarOnTerminal();
  const { tree, contentOf } = loaded;
  const node = tree.versions.node.at(found.version);
  return sendContent(io.stdout, packTar(planExtraction(tree, found.layer, node, contentOf)));
}

async function writeDirectory(
  session: Session,
  copier: DirectoryWriter,
  target: string,
): Promise<void> {
  try {
    await copier.write();
  } finally {
    tellNotWritten(session, target, copier);
  }
  const { failed, written } = copier;
  if (failed.length === 0) return;
  throw new LayerscopeError({
    code: 'not-writable',
    tried: `write everything to ${target}`,
    failed: `${failed.length} of ${failed.length + written} paths were not written`,
    advice: 'The lines above say why. The others are there.',
  });
}

function destinationOf({ io, given }: Session, target: string): Destination {
  return { cwd: io.cwd, target, replace: given.force === true, guard: guardPartial(io) };
}

function tarOnTerminal(): LayerscopeError {
  return new LayerscopeError({
    code: 'usage',
    tried: 'write a tar to standard output',
    failed: 'it is a terminal',
    advice: 'Send it on: layerscope extract IMAGE PATH -o - | tar -x -C DIRECTORY',
  });
}

function notCopied(path: string, type: string): LayerscopeError {
  return new LayerscopeError({
    code: 'not-a-file',
    tried: `copy ${path}`,
    failed: `it is a ${type.replace('-', ' ')}`,
    advice: 'Files and directories can be copied; a tar of its directory (-o -) has it.',
  });
}
