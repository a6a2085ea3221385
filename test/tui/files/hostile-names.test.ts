import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { filesStart } from '../../../src/tui/files/files-state.ts';
import {
  clickFiles,
  filterFiles,
  selectedPath,
  titleOfFiles,
  updateFiles,
  viewFiles,
  wheelFiles,
} from '../../../src/tui/files/files.ts';
import { type Action, actions } from '../../../src/tui/keys/action.ts';
import type { Look } from '../../../src/tui/look.ts';
import type { PaneContext } from '../../../src/tui/pane-context.ts';
import { spansWidth } from '../../../src/tui/screen/columns.ts';
import { asciiGlyphs, unicodeGlyphs } from '../../../src/tui/screen/glyphs.ts';
import { arbitraryImage } from '../../support/arbitrary-image.ts';
import { explored } from '../../support/explored.ts';
import { hazardIn, hostileText } from '../../support/hostile-text.ts';
import { paneContext } from '../../support/pane-context.ts';
import type { TarEntrySpec } from '../../support/tar.ts';

const name = fc.oneof(
  hostileText,
  fc.uint8Array({ minLength: 1, maxLength: 12 }),
  fc.constantFrom('x'.repeat(4000), '字'.repeat(1300), '{bold}', '\u{1b}[31m', '\u{202e}gpj.exe'),
);

const hostileLayer: fc.Arbitrary<readonly TarEntrySpec[]> = fc.array(
  fc
    .tuple(name, hostileText, fc.boolean())
    .map(([path, linkTarget, isLink]): TarEntrySpec =>
      isLink ? { path, type: 'symlink', linkTarget } : { path, content: 'x' },
    ),
  { maxLength: 8 },
);

const wish = fc.record({
  room: fc.record({ width: fc.integer({ min: 20, max: 140 }), height: fc.nat(12) }),
  glyphs: fc.constantFrom(unicodeGlyphs, asciiGlyphs),
});

/** All that must be true of what is shown, whatever is in the image. */
function expectHarmless(state: ReturnType<typeof filesStart>, context: PaneContext): void {
  const { rows } = viewFiles(state, context);
  const { title, note } = titleOfFiles(state, context);
  expect(rows.length).toBeLessThanOrEqual(context.room.height);
  for (const { spans } of rows) expect(spansWidth(spans)).toBeLessThanOrEqual(context.room.width);
  const spans = [...rows.flatMap((row) => row.spans), ...title, ...note];
  expect(spans.map(({ text }) => hazardIn(text)).filter((found) => found !== null)).toEqual([]);
}

test('names from an image do no harm, cut or slid, filtered by anything', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(hostileLayer, hostileLayer),
      wish,
      hostileText,
      async (layers, given, text) => {
        const image = await explored(layers);
        const context = { ...paneContext(image, 80, 24), ...given };
        const start = filesStart(image);
        expectHarmless(start, context);
        expectHarmless(updateFiles(start, 'wrap', context)[0], context);
        expectHarmless(filterFiles(start, text, context), context);
      },
    ),
    { numRuns: 150 },
  );
});

type Step =
  | { readonly kind: 'act'; readonly action: Action }
  | { readonly kind: 'click' | 'wheel'; readonly row: number }
  | { readonly kind: 'filter'; readonly text: string }
  | { readonly kind: 'look'; readonly first: number; readonly last: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ kind: fc.constant('act'), action: fc.constantFrom(...actions) }),
  },
  fc.record({ kind: fc.constantFrom('click', 'wheel'), row: fc.integer({ min: -8, max: 12 }) }),
  fc.record({
    kind: fc.constant('filter'),
    text: fc.constantFrom('', 'a', 'b/', '*c', '/e$/', '/(/', '~', '>0', 'a/**', '[', '+ -'),
  }),
  fc.record({ kind: fc.constant('look'), first: fc.nat(4), last: fc.nat(4) }),
);

function lookWithin({ first, last }: Look, top: number): Look {
  return { first: Math.min(first, last, top), last: Math.min(Math.max(first, last), top) };
}

test('whatever one does, the cursor is on a row that is shown, if there are rows', async () => {
  const steps = fc.array(fc.tuple(step, wish), { maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(arbitraryImage, steps, async (layers, taken) => {
      const image = await explored(layers);
      let state = filesStart(image);
      let look: Look = { first: 0, last: 0 };
      for (const [one, given] of taken) {
        if (one.kind === 'look') look = lookWithin(one, layers.length - 1);
        const context = { ...paneContext(image, 80, 24), ...given, look };
        if (one.kind === 'act') [state] = updateFiles(state, one.action, context);
        else if (one.kind === 'filter') state = filterFiles(state, one.text, context);
        else if (one.kind === 'click') [state] = clickFiles(state, one.row, context);
        else if (one.kind === 'wheel') state = wheelFiles(state, one.row, context);
        expectHarmless(state, context);
        const cursors = viewFiles(state, context).rows.filter((row) => row.highlight === 'cursor');
        const hasCursor = context.room.height > 0 && selectedPath(state, context) !== null;
        expect(cursors).toHaveLength(hasCursor ? 1 : 0);
      }
    }),
    { numRuns: 200 },
  );
});
