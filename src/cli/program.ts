import { Command, type Option } from 'commander';
import {
  ciOption,
  engineOptions,
  forceOption,
  formatOption,
  gateOptions,
  imageOptions,
  jsonOption,
  layerOption,
  listingFormatOption,
  looksOptions,
  outputOption,
  registryOptions,
  reportOptions,
  stateOption,
  targetOption,
  talkOptions,
} from './options.ts';

/** `explore` is what happens without the name of a command. */
export const commandNames = ['build', 'ci', 'report', 'ls', 'cat', 'extract', 'schema'] as const;
export type CommandName = 'explore' | (typeof commandNames)[number];

/** Called when a command was asked for, with the command as commander parsed it. */
export type OnCommand = (name: CommandName, command: Command) => void;

const epilogue = `
Examples:
  layerscope app.tar                          a summary
  docker save app | layerscope -              the same from standard input
  layerscope myapp:latest                     from an engine, else its registry
  layerscope registry://nginx:1.27            from the registry
  layerscope build -t myapp .                 build it first
  layerscope ci --highest-wasted-bytes 20MB app.tar
  layerscope report -o app.json -o comment.md app.tar
  layerscope ls --layer 3 app.tar             what layer 3 changed
  layerscope cat --layer 5 app.tar app/.env   a file that a later layer deleted
  layerscope extract app.tar app -o out       a directory, copied

A rule takes a limit, \`off\`, or two levels: --max-layers warn=20,fail=40
Rules are also read from .layerscope.yaml and from dive's .dive-ci.
Exit codes: 0 done, all rules pass; 1 a rule failed; 2 could not run;
130 interrupted.`;

/** Columns of descriptions down to which they are wrapped. */
const narrowestHelp = 20;

/** What a command line has in it that asks for a command by its name, or for a list of them. */
const commandWords: ReadonlySet<string> = new Set([...commandNames, 'help', '-h', '--help']);

/**
 * All commands and options that `argv` can ask for. The program by itself is the command `explore`;
 * the explorer does not wait for the others to be defined.
 */
export function buildProgram(
  version: string,
  argv: readonly string[],
  onCommand: OnCommand,
): Command {
  const program = new Command('layerscope')
    .usage('[options] <reference>\n       layerscope <command> [options] …')
    .description('Shows what each layer of a container image adds, what is wasted, and why.')
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .addHelpText('after', epilogue)
    .helpCommand('help [command]', 'print help for a command')
    .configureHelp({ minWidthToWrap: narrowestHelp })
    .enablePositionalOptions()
    .exitOverride();
  const define: Define = (name, command) => command.action(() => onCommand(name, command));

  withReference(define('explore', program));
  add(program, 'Options:', [...reportOptions(), jsonOption(), ciOption(), ...looksOptions()]);
  addImageOptions(program);
  add(program, 'Rules:', gateOptions());
  add(program, 'Messages:', talkOptions());
  if (argv.some((word) => commandWords.has(word))) defineCommands(program, define);
  // One word too many may be a misspelt command, which deserves its own message.
  return program.allowExcessArguments();
}

/** Has a command do what its name says. */
type Define = (name: CommandName, command: Command) => Command;

function defineCommands(program: Command, define: Define): void {
  define('build', program.command('build'))
    .argument('[arguments...]', 'those of `docker build`, all of them')
    .usage('[arguments of docker build]')
    .summary('build an image, then explore it')
    .description(
      'Runs `docker build` (or podman, with `layerscope --engine podman build …`) with all that ' +
        "follows, then explores the image. layerscope's own options stand before `build`.",
    )
    .allowUnknownOption();

  const ci = withReference(define('ci', program.command('ci')))
    .summary('judge an image by rules')
    .description(
      'Judges an image by rules: those of the options, of .layerscope.yaml, of .dive-ci, and else ' +
        'the usual ones. The exit code is 1 if one fails.',
    );
  add(ci, 'Options:', [formatOption(), outputOption(), ...reportOptions(), jsonOption()]);
  addImageOptions(ci);
  add(ci, 'Rules:', gateOptions());
  add(ci, 'Messages:', talkOptions());

  const report = withReference(define('report', program.command('report')))
    .summary('write a report')
    .description(
      'Writes a report on an image: as text, as JSON (see `layerscope schema`), as a comment for a ' +
        'pull request (markdown), or for tools: sarif, junit, github (annotations of a job).',
    );
  add(report, 'Options:', [formatOption(), outputOption(), ...reportOptions()]);
  addImageOptions(report);
  add(report, 'Messages:', talkOptions());

  const ls = withReference(define('ls', program.command('ls')))
    .argument('[path]', 'only this and what is below it')
    .summary('list the files of an image')
    .description('Lists the final filesystem, or with --layer what one layer changed.');
  add(ls, 'Options:', [layerOption(), listingFormatOption()]);
  addImageOptions(ls);
  add(ls, 'Messages:', talkOptions());

  const cat = withReference(define('cat', program.command('cat')))
    .argument('<path>', 'a file; symbolic links are followed inside the image')
    .summary('print a file of an image')
    .description('Prints a file of the final filesystem, or with --layer as it was at one layer.');
  add(cat, 'Options:', [stateOption()]);
  addImageOptions(cat);
  add(cat, 'Messages:', talkOptions());

  const extract = withReference(define('extract', program.command('extract')))
    .argument('<path>', 'a file or a directory; / for the whole filesystem')
    .summary('copy files out of an image')
    .description(
      'Copies a file, or what a directory holds, out of the final filesystem, or with --layer as ' +
        'it was at one layer. Links are kept and never written through. Owners, devices and ' +
        'setuid bits are kept in a tar (-o -) only.',
    );
  add(extract, 'Options:', [targetOption(), forceOption(), stateOption()]);
  addImageOptions(extract);
  add(extract, 'Messages:', talkOptions());

  define('schema', program.command('schema'))
    .summary("print the report's JSON Schema")
    .description('Prints the JSON Schema of the report.');
}

function withReference(command: Command): Command {
  return command.argument(
    '<reference>',
    "an image's name, an archive, an OCI layout, or - for standard input",
  );
}

/** What says which image, wherever it is. */
function addImageOptions(command: Command): void {
  add(command, 'Image:', imageOptions());
  add(command, 'Engine:', engineOptions());
  add(command, 'Registry:', registryOptions());
}

function add(command: Command, heading: string, options: readonly Option[]): void {
  for (const option of options) command.addOption(option.helpGroup(heading));
}
