import type { RenderOptions } from '../render/options.ts';
import type { Tool } from '../report/report.ts';
import type { Io, Output } from './io.ts';
import type { LoadImage } from './loaded-image.ts';
import type { GivenOptions } from './options.ts';
import { usesAscii, usesColor, widthOf } from './terminal.ts';

/** One run of the program: what a command needs to know. */
export interface Session {
  readonly io: Io;
  readonly given: GivenOptions;
  readonly tool: Tool;
  readonly load: LoadImage;
}

/** How a text for this output is to be made. */
export function renderOptionsFor({ io, given }: Session, output: Output): RenderOptions {
  return {
    width: widthOf(output),
    color: usesColor(output, io.env, given.color !== false),
    ascii: given.ascii ?? usesAscii(io.env),
  };
}
