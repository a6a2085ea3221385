import { exitCodes, type ExitCode } from './exit-code.ts';
import type { Io } from './io.ts';
import type { LoadImage } from './loaded-image.ts';
import { parseArguments } from './parse-arguments.ts';
import type { CommandName } from './program.ts';
import type { Session } from './session.ts';
import { suggestCommand } from './suggest-command.ts';
import { readTool } from './tool.ts';

/**
 * Runs layerscope: results to standard output, all else to standard error; returns the exit code.
 * Modules that a run does not need are not loaded: help and version need no dependency but commander.
 */
export async function main(
  argv: readonly string[],
  io: Io,
  load: LoadImage = loadImage,
): Promise<ExitCode> {
  try {
    const tool = readTool();
    const request = parseArguments(argv, io, tool.version);
    if (request === null) return exitCodes.done;
    const { command, operands, given } = request;
    return await commands[command]({ io, given, tool, load }, operands);
  } catch (error) {
    const { tellError } = await import('./tell-error.ts');
    tellError(error, io, !argv.includes('--no-color'));
    return exitCodes.couldNotRun;
  }
}

const loadImage: LoadImage = async (choice, around) =>
  (await import('./load-image.ts')).loadImage(choice, around);

type Command = (session: Session, operands: readonly string[]) => Promise<ExitCode>;

const commands: Readonly<Record<CommandName, Command>> = {
  explore: async (session, [reference = '']) => {
    try {
      if (isJudging(session))
        return await (await import('./commands/ci.ts')).ci(session, reference);
      return await (await import('./commands/explore.ts')).explore(session, reference);
    } catch (error) {
      throw suggestCommand(error, reference);
    }
  },
  build: async (session, words) => {
    const { build } = await import('./commands/build.ts');
    const { builtDockerfile } = await import('./built-dockerfile.ts');
    const reference = await build(session, words);
    const given = { ...builtDockerfile(words, session.io.cwd), ...session.given };
    return commands.explore({ ...session, given }, [reference]);
  },
  ci: async (session, [reference = '']) =>
    (await import('./commands/ci.ts')).ci(session, reference),
  report: async (session, [reference = '']) =>
    (await import('./commands/report.ts')).report(session, reference),
  ls: async (session, [reference = '', path = '']) =>
    (await import('./commands/ls.ts')).ls(session, reference, path),
  cat: async (session, [reference = '', path = '']) =>
    (await import('./commands/cat.ts')).cat(session, reference, path),
  extract: async (session, [reference = '', path = '']) =>
    (await import('./commands/extract.ts')).extract(session, reference, path),
  schema: async (session) => (await import('./commands/schema.ts')).schema(session),
};

/** Continuous integration sets CI, to values of which dive takes these for a yes. */
function isJudging({ given, io }: Session): boolean {
  return given.ci === true || ['true', '1', 'yes'].includes(io.env['CI'] ?? '');
}
