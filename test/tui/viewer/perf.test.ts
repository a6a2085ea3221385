import { test } from 'vitest';
import { openViewer, receiveContent, searchViewer, updateViewer, viewViewer, titleOfViewer, type ViewerState } from '../../../src/tui/viewer/viewer.ts';
import { unicodeGlyphs } from '../../../src/tui/screen/glyphs.ts';
import { explored } from '../../support/explored.ts';
import type { Outcome } from '../../../src/tui/wish.ts';
import type { Action } from '../../../src/tui/keys/action.ts';

const samples: Record<string, () => Buffer> = {
  ascii: () => Buffer.from(Array.from({length: 60000}, (_, i) => `line ${i} ${'word '.repeat(i%20)}`).join('\n')).subarray(0, 4<<20),
  newlines: () => Buffer.alloc(4<<20, '\n'),
  oneline: () => Buffer.alloc(4<<20, 'abc "x": 1,'),
  cjk: () => Buffer.from('字体漢字かな交じり文'.repeat(200000)).subarray(0, 4<<20),
  strays: () => Buffer.alloc(4<<20, Buffer.from([0x61,0x62,0x63,0x64,0xff,0x0a, 0x61,0x62,0x63,0x64,0x65,0x66,0x20])),
  esc: () => Buffer.alloc(4<<20, '\x1b[31mabc'),
  tabs: () => Buffer.alloc(4<<20, 'é\t\t'),
  emoji: () => Buffer.from('👩‍💻e\u0301'.repeat(300000)).subarray(0, 4<<20),
};
test('perf', async () => {
  for (const [name, make] of Object.entries(samples)) {
    const content = make();
    const image = await explored([[{ path: 'f', content }]]);
    const context = { image, look: {first:0,last:0}, room: {width: 198, height: 58}, focused: true, glyphs: unicodeGlyphs };
    let worst = 0, worstName = ''; const all: number[] = [];
    let state!: ViewerState;
    const take = (what: string, make: () => Outcome<ViewerState>): void => {
      const t = performance.now();
      const [s, wishes] = make(); state = s;
      viewViewer(state, context); titleOfViewer(state, context);
      const ms = performance.now() - t; all.push(ms);
      if (ms > 12) console.log(name, what, ms.toFixed(1));
      if (ms > worst) { worst = ms; worstName = what; }
      for (const w of wishes) if (w.kind === 'read') { const {version, position, length} = w; take('receive', () => receiveContent(state, {kind:'content', version, position, bytes: new Uint8Array(content.subarray(position, position+length))}, context)); }
    };
    const act = (a: Action): void => take(a, () => updateViewer(state, a, context));
    take('open', () => openViewer(image.tree.versionAt(1, 0) ?? 0, context));
    for (let i = 0; i < 20; i++) { act('down'); act('page-down'); }
    for (let i = 0; i < 20; i++) { act('right'); }
    act('last'); for (let i = 0; i < 20; i++) { act('up'); act('page-up'); }
    act('wrap'); for (let i = 0; i < 20; i++) { act('down'); act('page-down'); } act('last'); act('page-up'); act('wrap');
    take('search', () => searchViewer(state, 'a', context)); act('next-match'); act('next-match'); act('previous-match');
    take('search', () => searchViewer(state, 'zzz', context));
    act('show-text'); act('page-down'); act('last');
    act('show-text');
    all.sort((a,b)=>a-b);
    console.log(name, 'median', all[all.length>>1]?.toFixed(2), 'p95', all[Math.floor(all.length*.95)]?.toFixed(2), 'worst', worstName, worst.toFixed(1));
  }
}, 600000);
