import { LayerscopeError } from '../model/error.ts';
import { renderError } from '../render/error.ts';
import { escapeText } from '../text/escape.ts';
import type { Io } from './io.ts';
import { usesAscii, usesColor, widthOf } from './terminal.ts';

/** Says what went wrong; with a stack trace where layerscope itself is to blame. */
export function tellError(error: unknown, { stderr, env }: Io, wantsColor: boolean): void {
  if (error instanceof LayerscopeError) {
    const color = usesColor(stderr, env, wantsColor);
    stderr.write(renderError(error, { width: widthOf(stderr), color, ascii: usesAscii(env) }));
    return;
  }
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = trace.split('\n').map((line) => `${escapeText(line)}\n`);
  stderr.write('This is a bug in layerscope. Please report it, with what follows:\n');
  stderr.write(lines.join(''));
}
