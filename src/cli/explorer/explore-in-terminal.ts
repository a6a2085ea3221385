import type { FindingSettings } from '../../analysis/finding-settings.ts';
import type { Effect } from '../../tui/effect.ts';
import type { Keymap } from '../../tui/keys/keymap.ts';
import { startModel } from '../../tui/model.ts';
import type { Msg } from '../../tui/msg.ts';
import { compose } from '../../tui/screen/compose.ts';
import { asciiGlyphs, unicodeGlyphs } from '../../tui/screen/glyphs.ts';
import { openTerminal } from '../../tui/terminal/open-terminal.ts';
import type { Terminal, TerminalDevice, ThemeName } from '../../tui/terminal/terminal.ts';
import { view } from '../../tui/view.ts';
import { exitCodes, type ExitCode } from '../exit-code.ts';
import { chooseImage, type WantedImage } from '../image-choice.ts';
import type { Session } from '../session.ts';
import { ExplorerLoop } from './explorer-loop.ts';
import { ImageDesk } from './image-desk.ts';

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

/** Runs the explorer on a terminal until the user leaves, and gives the terminal back whole. */
export async function exploreInTerminal(
  session: Session,
  wanted: WantedImage,
  device: TerminalDevice,
  { looks, findings }: ExplorerSetup,
): Promise<ExitCode> {
  const choice = chooseImage(session, wanted);
  const glyphs = looks.ascii ? asciiGlyphs : unicodeGlyphs;
  const end = new Ending();
  const send = (msg: Msg): void => loop.send(msg);
  const desk = new ImageDesk(session, findings, send);
  const terminal = await openTerminal(device, looks, {
    input: (event) => send({ kind: 'input', event }),
    resized: (size) => send({ kind: 'resized', size }),
    ended: () => end.leave(exitCodes.interrupted),
  });
  const model = startModel({
    reference: wanted.reference,
    size: terminal.size,
    glyphs,
    keymap: looks.keymap,
  });
  const draw = (): void => terminal.paint(compose(view(loop.model), glyphs));
  const run = (effect: Effect): void => {
    if (effect.kind === 'quit') {
      end.leave(loop.model.stage.kind === 'loading' ? exitCodes.interrupted : exitCodes.done);
    } else if (effect.kind === 'read') desk.read(effect);
    else if (effect.kind === 'extract') desk.extract(effect);
    else runOnTerminal(terminal, effect);
  };
  const loop: ExplorerLoop = new ExplorerLoop(model, draw, run);
  try {
    draw();
    return await Promise.race([end.code, desk.open(choice).then(() => end.code)]);
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

/** The exit code, once it is known. */
class Ending {
  readonly code: Promise<ExitCode>;
  leave: (code: ExitCode) => void = () => {};

  constructor() {
    this.code = new Promise((resolve) => {
      this.leave = resolve;
    });
  }
}
