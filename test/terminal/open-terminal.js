// A program that opens the terminal and does what its keys say, for the tests beside it.
import { compose } from '../../build/src/tui/screen/compose.js';
import { unicodeGlyphs } from '../../build/src/tui/screen/glyphs.js';
import { openTerminal } from '../../build/src/tui/terminal/open-terminal.js';
import { openTerminalDevice } from '../../bin/terminal-device.js';

const deeds = {
  q: () => leave(0),
  'ctrl+z': () => terminal.suspend(),
  c: () => terminal.copy('copied'),
  x: () => {
    throw new Error('thrown on purpose');
  },
  r: () => void Promise.reject(new Error('rejected on purpose')),
};

const device = openTerminalDevice();
if (device === null) {
  process.stderr.write('there is no terminal\n');
  process.exit(2);
}

let last = 'ready';
const terminal = await openTerminal(
  device,
  { theme: null, ascii: false },
  {
    input: (event) => {
      last = event.key ?? event.text ?? `${event.action} at ${event.column}, ${event.row}`;
      deeds[event.key]?.();
      paint();
    },
    resized: paint,
    ended: (code) => process.exit(code),
  },
);
paint();

async function leave(code) {
  await terminal.close();
  process.exit(code);
}

function paint() {
  const { size, theme } = terminal;
  const texts = [
    `process ${process.pid}`,
    last,
    `${size.width} × ${size.height}`,
    theme,
    '字e\u0301👩‍💻|',
  ];
  const rows = texts.map((text) => ({ spans: [{ text, tone: 'added' }], highlight: 'none' }));
  const box = { left: 0, top: 0, ...size };
  const pane = { box, focused: true, title: [], note: [], content: { rows, scroll: null } };
  terminal.paint(compose({ size, panes: [pane], strips: [], cursor: null }, unicodeGlyphs));
}
