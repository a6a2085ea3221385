import type { TerminalDevice } from '../../tui/terminal/terminal.ts';
import { readConfig } from '../config.ts';
import type { ExitCode } from '../exit-code.ts';
import { settingsOf } from '../option-settings.ts';
import type { GivenOptions } from '../options.ts';
import type { Session } from '../session.ts';
import { findingsOf, override, type Settings } from '../settings.ts';
import { usesAscii } from '../terminal.ts';

/**
 * Opens the explorer on a terminal. Without one prints a summary of the image; `--json` writes its
 * report, to standard output in its place.
 */
export async function explore(session: Session, reference: string): Promise<ExitCode> {
  const { io, given } = session;
  const asked = await settingsOf(given);
  if (given.quiet !== true && namesRules(given, asked)) {
    io.stderr.write('note: rules are judged with --ci only\n');
  }
  const settings = override(await readConfig(io, { purpose: 'look' }), asked);
  const device = await terminalFor(session);
  if (device !== null) return openExplorer(session, reference, settings, device);
  const { summarise } = await import('./summarise.ts');
  return summarise(session, reference, settings);
}

async function openExplorer(
  session: Session,
  reference: string,
  settings: Settings,
  device: TerminalDevice,
): Promise<ExitCode> {
  const { readKeymap } = await import('../explorer-keys.ts');
  const { exploreInTerminal } = await import('../explorer/explore-in-terminal.ts');
  const { baseLayers, explorer } = settings;
  const { theme } = explorer;
  const looks = {
    theme: session.given.color === false ? 'mono' : theme === 'auto' ? null : theme,
    ascii: explorer.ascii ?? usesAscii(session.io.env),
    keymap: readKeymap(explorer.keys),
  } as const;
  const wanted = { reference, baseLayers, keepContents: true };
  return exploreInTerminal(session, wanted, device, { looks, findings: findingsOf(settings) });
}

/** Results that go to a file or a pipe are texts; a dumb terminal can show nothing else. */
async function terminalFor({ io, given }: Session): Promise<TerminalDevice | null> {
  const canExplore = io.stdout.isTTY && io.env['TERM'] !== 'dumb' && given.json === undefined;
  return canExplore ? io.openTerminal() : null;
}

function namesRules({ ciConfig }: GivenOptions, settings: Settings): boolean {
  const { limits, forbiddenPaths, ignorePaths, figures } = settings;
  return (
    ciConfig !== undefined ||
    [forbiddenPaths, ignorePaths, figures].some((setting) => setting !== null) ||
    Object.keys(limits).length > 0
  );
}
