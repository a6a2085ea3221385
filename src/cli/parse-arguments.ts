import { type Command, CommanderError } from 'commander';
import { LayerscopeError } from '../model/error.ts';
import type { Io } from './io.ts';
import { nearest } from '../text/nearest.ts';
import type { GivenOptions } from './options.ts';
import { buildProgram, commandNames, type CommandName } from './program.ts';
import { widthOf } from './terminal.ts';

/** What the command line asks for. */
export interface Request {
  readonly command: CommandName;
  readonly operands: readonly string[];
  readonly given: GivenOptions;
}

/** Reads the command line; null when it asked for help or the version, which is printed then. */
export function parseArguments(argv: readonly string[], io: Io, version: string): Request | null {
  const [first, topic = 'help'] = argv;
  // commander prints all of its help for a command that there is not, as an error.
  if (first === 'help' && !isCommand(topic)) return parseArguments([askedHelp(topic)], io, version);
  const requests: Request[] = [];
  const program = buildProgram(version, argv, (name, command) => {
    if (name === 'explore') refuseExcess(command.args);
    if (name !== 'build' && command.args[0] === '') throw noImage();
    requests.push({ command: name, operands: command.args, given: givenTo(command) });
  });
  for (const command of [program, ...program.commands]) {
    command.configureOutput({
      writeOut: (text) => io.stdout.write(text),
      outputError: () => {},
      getOutHelpWidth: () => widthOf(io.stdout),
    });
  }
  try {
    program.parse(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw usageError(error);
  }
  return requests[0] ?? null;
}

/** What was given after the command's name, and before it where the command knows it. */
function givenTo(command: Command): GivenOptions {
  const inner = command.opts<GivenOptions>();
  if (command.parent === null) return inner;
  const { parent } = command;
  const outer = parent.opts<GivenOptions>();
  // All that follows `build` is the builder's.
  if (command.name() === 'build') return outer;
  const known = new Set(command.options.map((option) => option.attributeName()));
  for (const option of parent.options) {
    const name = option.attributeName();
    if (parent.getOptionValueSource(name) === 'cli' && !known.has(name)) {
      throw usage(`\`${command.name()}\` has no option ${option.long ?? option.flags}`);
    }
  }
  const both = (name: 'progress' | 'color' | 'localStore'): boolean =>
    inner[name] !== false && outer[name] !== false;
  return {
    ...outer,
    ...inner,
    ...joined(outer, inner),
    progress: both('progress'),
    color: both('color'),
    localStore: both('localStore'),
  };
}

const lists = ['forbiddenPaths', 'ignorePaths'] as const;

/** What may be given several times counts wherever it was given. */
function joined(outer: GivenOptions, inner: GivenOptions): GivenOptions {
  const given = lists.filter((name) => (outer[name] ?? inner[name]) !== undefined);
  return Object.fromEntries(
    given.map((name) => [name, [...(outer[name] ?? []), ...(inner[name] ?? [])]]),
  );
}

function isCommand(name: string): boolean {
  return commandNames.some((command) => command === name);
}

/** What asks for help where `topic` is no command: the help of the whole program. */
function askedHelp(topic: string): string {
  if (topic === 'help' || topic === '-h' || topic === '--help') return '--help';
  throw noCommand(topic);
}

/** Two words where one reference belongs: most often, the first is a misspelt command. */
function refuseExcess(operands: readonly string[]): void {
  const [first = '', second] = operands;
  if (second === undefined) return;
  if (nearest(first, commandNames) !== null) throw noCommand(first);
  throw usage(`one image at a time, so "${second}" is one too many`);
}

function noCommand(name: string): LayerscopeError {
  const near = nearest(name, commandNames);
  return usage(
    `there is no command "${name}"`,
    near === null ? '' : `Did you mean \`layerscope ${near}\`?`,
  );
}

/** commander's message is `error: what is wrong`, and perhaps `(Did you mean this?)` below it. */
function usageError({ code, message }: CommanderError): LayerscopeError {
  if (code === 'commander.missingArgument' && message.includes("'path'")) {
    return usage('no path is named', 'Name one as `layerscope ls` lists it.');
  }
  if (code === 'commander.missingArgument') return noImage();
  const [problem = '', suggestion = ''] = message.replace(/^error: /, '').split('\n');
  return usage(
    problem.replace(/^option '(.*?)' argument '.*' is invalid\. /, '$1: ').replace(/\.$/, ''),
    suggestion.replaceAll(/^\(|\)$/g, ''),
  );
}

function noImage(): LayerscopeError {
  return usage('no image is named', 'Name an archive, as in `layerscope app.tar`.');
}

function usage(failed: string, suggestion = ''): LayerscopeError {
  return new LayerscopeError({
    code: 'usage',
    tried: 'understand the command line',
    failed,
    advice: `${suggestion} \`layerscope --help\` shows what there is.`.trimStart(),
  });
}
