import type { Effect } from '../effect.ts';
import { revealFile } from '../files/files.ts';
import { selectLayer } from '../layers/layers.ts';
import type { Setting } from '../model.ts';
import { lineOf } from '../prompt/line-input.ts';
import { openViewer } from '../viewer/viewer.ts';
import type { Wish } from '../wish.ts';
import { contextOf, overlayContext } from './context.ts';
import type { Explorer } from './explorer.ts';
import { settle } from './settle.ts';

type Granted = readonly [Explorer, readonly Effect[]];

/** Does what panes wish of the explorer, and hands on what they wish of the world. */
export function grant(explorer: Explorer, wishes: readonly Wish[], setting: Setting): Granted {
  return wishes.reduce<Granted>(
    ([granted, effects], wish) => {
      const [after, more] = grantOne(granted, wish, setting);
      return [after, [...effects, ...more]];
    },
    [explorer, []],
  );
}

function grantOne(explorer: Explorer, wish: Wish, setting: Setting): Granted {
  switch (wish.kind) {
    case 'open-file': {
      const context = overlayContext(explorer, setting);
      const [viewer, wishes] = openViewer(wish.version, context);
      return grant({ ...explorer, viewer }, wishes, setting);
    }
    case 'go-to-file':
      return [goToFile(explorer, wish.node, wish.layer, setting), []];
    case 'ask':
      return [{ ...explorer, prompt: { question: wish.question, line: lineOf(wish.text) } }, []];
    case 'say':
      return [{ ...explorer, message: wish.text }, []];
    case 'copy':
      return [{ ...explorer, message: `copied ${wish.text}` }, [wish]];
    case 'quit':
    case 'suspend':
    case 'redraw':
    case 'read':
    case 'extract':
      return [explorer, [wish]];
  }
}

function goToFile(explorer: Explorer, node: number, layer: number, setting: Setting): Explorer {
  const context = contextOf(explorer, setting, 'layers');
  const layers = selectLayer(explorer.layers, layer, context);
  const there = settle(explorer, { ...explorer, layers, view: 'files', focus: 'view' });
  const files = revealFile(there.files, node, contextOf(there, setting, 'files'));
  return { ...there, files };
}
