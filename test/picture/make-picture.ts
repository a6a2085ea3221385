// Draws docs/explorer.svg: the explorer on the demo image, as a real run leaves it on a terminal.
// npm run picture
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import xterm from '@xterm/headless';
import { ProgramOnPty } from '../support/program-on-pty.ts';

const columns = 120;
const rows = 36;
const cell = { width: 8.4, height: 18 };
const margin = 12;
const colors = { paper: '#1b1d23', ink: '#d6d8de' };

/** What to press, and how long the program may take to draw what comes of it, in milliseconds. */
const keys: readonly string[] = ['j', 'j', 'j', 'j', '\t', '\t', '+'];
const settleTime = 400;

const terminal = new xterm.Terminal({ cols: columns, rows, allowProposedApi: true });

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function run(): Promise<void> {
  const { CI: _, ...env } = process.env;
  const program = new ProgramOnPty(
    [process.execPath, join('bin', 'layerscope.js'), '--theme', 'dark', 'fixtures/demo/demo.tar'],
    columns,
    rows,
    { ...env, TERM: 'xterm-256color', LANG: 'C.UTF-8' },
  );
  program.onOutput = (text) => terminal.write(text);
  await wait(5 * settleTime);
  for (const key of keys) {
    program.type(key);
    await wait(settleTime);
  }
  writeFileSync(join('docs', 'explorer.svg'), drawing());
  program.type('q');
  await program.ended;
}

/** The red, green and blue of one of a terminal's 256 colours. */
function paletteColor(index: number): string {
  const levels = [0, 95, 135, 175, 215, 255];
  const basic = ['#15171c', '#e06c75', '#98c379', '#e5c07b', '#61afef', '#c678dd', '#56b6c2'];
  if (index < 16) return basic[index % 8] ?? colors.ink;
  if (index >= 232) return hex([0, 1, 2].map(() => 8 + (index - 232) * 10));
  const at = index - 16;
  return hex([Math.floor(at / 36), Math.floor(at / 6) % 6, at % 6].map((i) => levels[i] ?? 0));
}

function hex(parts: readonly number[]): string {
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

interface Look {
  readonly ink: string;
  readonly paper: string | null;
  readonly bold: boolean;
}

function lookAt(row: number, column: number): Look & { readonly text: string } {
  const found = terminal.buffer.active.getLine(row)?.getCell(column);
  if (found === undefined) return { text: ' ', ink: colors.ink, paper: null, bold: false };
  const ink = found.isFgDefault() ? colors.ink : paletteColor(found.getFgColor());
  const paper = found.isBgDefault() ? null : paletteColor(found.getBgColor());
  const look = found.isInverse() ? { ink: paper ?? colors.paper, paper: ink } : { ink, paper };
  return { text: found.getChars() || ' ', bold: found.isBold() !== 0, ...look };
}

/** One row as pieces that look alike. */
function drawRow(row: number): string {
  const parts: string[] = [];
  for (let column = 0; column < columns;) {
    const look = lookAt(row, column);
    let text = '';
    const start = column;
    for (; column < columns; column++) {
      const next = lookAt(row, column);
      if (next.ink !== look.ink || next.paper !== look.paper || next.bold !== look.bold) break;
      text += next.text;
    }
    parts.push(drawPiece(look, text, start, row));
  }
  return parts.join('');
}

function drawPiece({ ink, paper, bold }: Look, text: string, column: number, row: number): string {
  const x = (margin + column * cell.width).toFixed(1);
  const top = margin + row * cell.height;
  const width = (text.length * cell.width).toFixed(1);
  const back =
    paper === null
      ? ''
      : `<rect x="${x}" y="${top}" width="${width}" height="${cell.height}" fill="${paper}"/>`;
  if (text.trim() === '') return back;
  const weight = bold ? ' font-weight="bold"' : '';
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `${back}<text x="${x}" y="${top + 13.5}" textLength="${width}" fill="${ink}"${weight} xml:space="preserve">${escaped}</text>`;
}

function drawing(): string {
  const width = Math.ceil(columns * cell.width + 2 * margin);
  const height = rows * cell.height + 2 * margin;
  const lines = Array.from({ length: rows }, (_, row) => drawRow(row)).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="14">
<rect width="${width}" height="${height}" rx="8" fill="${colors.paper}"/>
${lines}
</svg>
`;
}

await run();
