import { type FilesState, filesStart } from '../../src/tui/files/files-state.ts';
import { filterFiles, titleOfFiles, updateFiles, viewFiles } from '../../src/tui/files/files.ts';
import type { Action } from '../../src/tui/keys/action.ts';
import type { PaneContext } from '../../src/tui/pane-context.ts';
import { unicodeGlyphs } from '../../src/tui/screen/glyphs.ts';
import { largeImage } from './explorer-image.ts';

// What a key costs in the Files pane of 300,000 files: update and view, without painting.

const image = largeImage(300_000);
const lastLayer = image.tree.layerCount - 1;
const rounds = 200;

/** What is done again and again, and the most milliseconds that it may take in 95 of 100 cases. */
interface Task {
  readonly name: string;
  readonly limit: number;
  readonly start: FilesState;
  readonly step: (state: FilesState, round: number) => readonly [FilesState, PaneContext];
}

const collapsed = filesStart(image);
const expanded = press(collapsed, 'toggle-all', lookAt(lastLayer));

const tasks: readonly Task[] = [
  keys('move', 5, expanded, 'down'),
  keys('page', 5, expanded, 'page-down'),
  keys('to the other end', 5, expanded, 'last', 'first'),
  keys('expand and collapse a directory', 16, press(expanded, 'down', lookAt(lastLayer)), 'toggle'),
  keys('expand and collapse everything', 16, expanded, 'toggle-all'),
  keys('expand the changes', 16, collapsed, 'expand-changes'),
  layers('change the layer, collapsed', 16, collapsed),
  layers('change the layer, all expanded', 16, expanded),
  keys('hide what did not change', 16, expanded, 'show-unmodified'),
  keys('sort', 100, expanded, 'sort'),
  layers('change the layer, sorted by size', 100, press(expanded, 'sort', lookAt(lastLayer))),
  keys('next waste', 50, collapsed, 'next-waste'),
  typing('filter by text', 'module_9999'),
  typing('filter by path', 'group-7/package-75'),
  typing('filter by glob', '*_123*.so'),
  typing('filter by path glob', 'usr/**/package-1*/module_1*'),
  typing('filter by regex', '/_9.*[.]pyc$/'),
  typing('filter by kind and size', '~ >90kB module'),
];

for (const { name, limit, start, step } of tasks) {
  const times: number[] = [];
  let state = start;
  for (let round = 0; round < rounds; round++) {
    const began = performance.now();
    const [next, context] = step(state, round);
    viewFiles(next, context);
    titleOfFiles(next, context);
    times.push(performance.now() - began);
    state = next;
  }
  times.sort((a, b) => a - b);
  const at = (part: number): number => times[Math.floor(part * (times.length - 1))] ?? 0;
  const verdict = at(0.95) <= limit ? 'ok  ' : 'OVER';
  const figures = [at(0.5), at(0.95), at(1)].map((time) => time.toFixed(2).padStart(7)).join(' ');
  console.log(`${verdict}  ${name.padEnd(36)} ${figures} ms (median, p95, most; at most ${limit})`);
}

function lookAt(layer: number): PaneContext {
  return {
    image,
    look: { first: layer, last: layer },
    room: { width: 122, height: 56 },
    focused: true,
    glyphs: unicodeGlyphs,
  };
}

function press(state: FilesState, action: Action, context: PaneContext): FilesState {
  return updateFiles(state, action, context)[0];
}

function keys(name: string, limit: number, start: FilesState, ...actions: readonly Action[]): Task {
  const context = lookAt(lastLayer - 1);
  return {
    name,
    limit,
    start,
    step: (state, round) => [
      press(state, actions[round % actions.length] ?? 'down', context),
      context,
    ],
  };
}

function layers(name: string, limit: number, start: FilesState): Task {
  return { name, limit, start, step: (state, round) => [state, lookAt(round % (lastLayer + 1))] };
}

function typing(name: string, text: string): Task {
  const context = lookAt(lastLayer - 1);
  return {
    name,
    limit: 50,
    start: collapsed,
    step: (state, round) => [
      filterFiles(state, text.slice(0, 1 + (round % text.length)), context),
      context,
    ],
  };
}
