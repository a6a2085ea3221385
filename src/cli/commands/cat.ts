import { LayerscopeError } from '../../model/error.ts';
import { wholeContent } from '../../model/file-content.ts';
import { reportWarning } from '../../report/report-warning.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { findPath } from '../find-path.ts';
import { sendContent } from '../send-content.ts';
import type { Session } from '../session.ts';
import { tellWarnings } from '../tell-warnings.ts';
import { withImage } from '../with-image.ts';

/** Writes a file of the final filesystem, or of that at one layer, to standard output. */
export async function cat(session: Session, reference: string, path: string): Promise<ExitCode> {
  const { io, given } = session;
  const wanted = { reference, baseLayers: null, keepContents: true };
  return withImage(session, wanted, async ({ tree, contentOf, warnings }) => {
    const { version } = findPath(tree, path, given.layer ?? null);
    const type = tree.typeOf(version);
    if (type !== 'file') throw notAFile(path, type);
    await sendContent(io.stdout, wholeContent(contentOf(version)));
    tellWarnings(session, warnings.map(reportWarning));
    return exitCodes.done;
  });
}

function notAFile(path: string, type: string): LayerscopeError {
  return new LayerscopeError({
    code: 'not-a-file',
    tried: `print ${path}`,
    failed: `it is a ${type.replace('-', ' ')}`,
    advice:
      type === 'directory'
        ? '`layerscope ls` lists what is in it, and `layerscope extract` copies it.'
        : 'Only files have contents.',
  });
}
