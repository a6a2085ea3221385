import type { FindingSettings } from '../../analysis/finding-settings.ts';
import type { Keymap } from '../../tui/keys/keymap.ts';
import { viewLoading } from '../../tui/loading/view-loading.ts';
import { compose } from '../../tui/screen/compose.ts';
import { asciiGlyphs, unicodeGlyphs } from '../../tui/screen/glyphs.ts';
import { showFirstFrame } from '../../tui/terminal/first-frame.ts';
import { openTerminal } from '../../tui/terminal/open-terminal.ts';
import type { TerminalDevice, ThemeName } from '../../tui/terminal/terminal.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { chooseImage, type WantedImage } from '../image-choice.ts';
import type { Session } from '../session.ts';
import { Ending } from './ending.ts';
import { Mailbox } from './mailbox.ts';

/** How the explorer looks and listens. */
interface Looks {
  readonly theme: ThemeName | null;
  readonly ascii: boolean;
  readonly keymap: Keymap;
}

/** What the user's settings make of the explorer. */
export interface ExplorerSetup {
  readonly looks: Looks;
  readonly findings: FindingSettings;
}

/**
 * Takes the terminal, and shows that something is coming before what it takes to show more is loaded.
 * Runs the explorer there until the user leaves, and gives the terminal back whole.
 */
export async function exploreInTerminal(
  session: Session,
  wanted: WantedImage,
  device: TerminalDevice,
  { looks, findings }: ExplorerSetup,
): Promise<ExitCode> {
  const choice = chooseImage(session, wanted);
  const { ascii, keymap } = looks;
  const glyphs = ascii ? asciiGlyphs : unicodeGlyphs;
  const setting = { reference: wanted.reference, size: device.size(), glyphs, keymap };
  const frame = compose(viewLoading(null, setting), glyphs);
  showFirstFrame(device, looks, frame);
  const mailbox = new Mailbox();
  const ending = new Ending();
  const terminal = await openTerminal(device, looks, {
    input: (event) => mailbox.send({ kind: 'input', event }),
    resized: (size) => mailbox.send({ kind: 'resized', size }),
    ended: () => ending.leave(exitCodes.interrupted),
  });
  terminal.paint(frame);
  const { exploreImage } = await import('./explore-image.ts');
  return exploreImage(session, choice, findings, { terminal, setting, mailbox, ending });
}
