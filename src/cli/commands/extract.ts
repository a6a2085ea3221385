import { resolve } from 'node:path';
import { DirectoryWriter } from '../../extraction/directory-writer.ts';
import { extractFile } from '../../extraction/extract-file.ts';
import type { Extraction } from '../../extraction/extraction.ts';
import { packTar } from '../../extraction/pack-tar.ts';
import { planExtraction } from '../../extraction/plan-extraction.ts';
import { attributesOf } from '../../filesystem/file-attributes.ts';
import { LayerscopeError } from '../../model/error.ts';
import { wholeContent } from '../../model/file-content.ts';
import { reportWarning } from '../../report/report-warning.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { type FoundPath, findPath } from '../find-path.ts';
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
  { io, given }: Session,
  { tree, contentOf }: LoadedImage,
  { version }: FoundPath,
  path: string,
): Promise<void> {
  const [target = standardOutput] = given.output ?? [];
  const content = contentOf(version);
  if (target === standardOutput) return sendContent(io.stdout, wholeContent(content));
  const name = path.split('/').findLast((part) => part !== '' && part !== '.') ?? '';
  const file = { name, content, attributes: attributesOf(tree, version) };
  return extractFile(placeOf(io.cwd, target), file, given.force === true);
}

async function extractDirectory(
  session: Session,
  { tree, contentOf }: LoadedImage,
  { version, layer }: FoundPath,
): Promise<void> {
  const { io, given } = session;
  const [target = standardOutput] = given.output ?? [];
  const plan = planExtraction(tree, layer, tree.versions.node.at(version), contentOf);
  if (target !== standardOutput) return writeDirectory(session, plan, target);
  if (io.stdout.isTTY) throw tarOnTerminal();
  return sendContent(io.stdout, packTar(plan));
}

async function writeDirectory(session: Session, plan: Extraction, target: string): Promise<void> {
  const { io, given } = session;
  const writer = new DirectoryWriter(plan, resolve(io.cwd, target), given.force === true);
  try {
    await writer.write();
  } finally {
    tellNotWritten(session, target, writer);
  }
  const { failed, written } = writer;
  if (failed.length === 0) return;
  throw new LayerscopeError({
    code: 'not-writable',
    tried: `write everything to ${target}`,
    failed: `${failed.length} of ${failed.length + written} paths were not written`,
    advice: 'The lines above say why. The others are there.',
  });
}

/** The slash at its end says that a directory is meant. */
function placeOf(cwd: string, target: string): string {
  return resolve(cwd, target) + (target.endsWith('/') ? '/' : '');
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
