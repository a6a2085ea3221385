import type { FindingSettings } from '../../analysis/finding-settings.ts';
import type { Effect } from '../../tui/effect.ts';
import { type Setting, startModel } from '../../tui/model.ts';
import { compose } from '../../tui/screen/compose.ts';
import type { Terminal } from '../../tui/terminal/terminal.ts';
import { view } from '../../tui/view.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import type { ImageChoice } from '../loaded-image.ts';
import type { Session } from '../session.ts';
import type { Ending } from './ending.ts';
import { ExplorerLoop } from './explorer-loop.ts';
import { ImageDesk } from './image-desk.ts';
import type { Mailbox } from './mailbox.ts';

/** Where the explorer is seen, and what tells it what happens. */
interface Scene {
  /** Open, and given back at the end. */
  readonly terminal: Terminal;
  readonly setting: Setting;
  readonly mailbox: Mailbox;
  readonly ending: Ending;
}

/** Shows an image on a terminal until the user leaves. */
export async function exploreImage(
  session: Session,
  choice: ImageChoice,
  findings: FindingSettings,
  { terminal, setting, mailbox, ending }: Scene,
): Promise<ExitCode> {
  const desk = new ImageDesk(session, findings, mailbox.send);
  const draw = (): void => terminal.paint(compose(view(loop.model), setting.glyphs));
  const run = (effect: Effect): void => {
    if (effect.kind === 'quit') {
      ending.leave(loop.model.stage.kind === 'loading' ? exitCodes.interrupted : exitCodes.done);
    } else if (effect.kind === 'read') desk.read(effect);
    else if (effect.kind === 'extract') desk.extract(effect);
    else runOnTerminal(terminal, effect);
  };
  const loop: ExplorerLoop = new ExplorerLoop(startModel(setting), draw, run);
  try {
    mailbox.open((msg) => loop.send(msg));
    const code = await Promise.race([ending.code, desk.open(choice).then(() => ending.code)]);
    await terminal.close();
    // Who did not leave by a key may be gone, and the process is to end.
    if (code === exitCodes.done) await desk.finishCopies();
    return code;
  } finally {
    await terminal.close();
    await desk.close();
  }
}

type TerminalEffect = Extract<Effect, { kind: 'suspend' | 'redraw' | 'copy' }>;

function runOnTerminal(terminal: Terminal, effect: TerminalEffect): void {
  switch (effect.kind) {
    case 'suspend':
      terminal.suspend();
      break;
    case 'redraw':
      terminal.redraw();
      break;
    case 'copy':
      terminal.copy(effect.text);
      break;
  }
}
