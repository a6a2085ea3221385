import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Action } from '../../../src/tui/keys/action.ts';
import { titleOfViewer, viewViewer } from '../../../src/tui/viewer/viewer.ts';
import { spansWidth } from '../../../src/tui/screen/columns.ts';
import { hazardIn, hostileText } from '../../support/hostile-text.ts';
import { smallGrain } from '../../support/small-grain.ts';
import { Viewing } from '../../support/viewing.ts';

const bytes = fc.oneof(
  hostileText.map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 300 }).map((content) => Buffer.from(content)),
  fc.array(hostileText, { maxLength: 20 }).map((lines) => Buffer.from(lines.join('\n'))),
);
const action = fc.constantFrom<Action>(
  ...(['up', 'down', 'page-up', 'page-down', 'first', 'last', 'left', 'right', 'wrap'] as const),
  ...(['show-text', 'show-diff', 'version-previous', 'version-next'] as const),
  ...(['next-match', 'previous-match'] as const),
);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ action }) },
  { weight: 1, arbitrary: fc.record({ search: hostileText }) },
);
const room = fc.record({
  width: fc.integer({ min: 9, max: 100 }),
  height: fc.integer({ min: 1, max: 12 }),
  grain: fc.constantFrom({}, smallGrain),
});

test('whatever a file holds and whatever one does, rows fit and are harmless', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.tuple(bytes, bytes),
      fc.array(step, { maxLength: 10 }),
      room,
      async ([before, after], steps, options) => {
        const layers = [[{ path: 'f', content: before }], [{ path: 'f', content: after }]];
        const viewing = await Viewing.open(layers, 'f', options);
        for (const each of steps) {
          await ('action' in each ? viewing.act(each.action) : viewing.search(each.search));
          expectHarmless(viewing);
        }
        expectHarmless(viewing);
      },
    ),
    { numRuns: 150 },
  );
});

test('names and targets of links are harmless, too', async () => {
  const name = '\u001b[31m{bold}\u202e';
  const linkTarget = `\u009b${'x'.repeat(200)}`;
  const viewing = await Viewing.open([[{ path: name, type: 'symlink', linkTarget }]], name, {
    width: 30,
  });
  expectHarmless(viewing);
});

function expectHarmless({ state, context }: Viewing): void {
  const { width, height } = context.room;
  const { rows } = viewViewer(state, context);
  const { title, note } = titleOfViewer(state, context);
  expect(rows.length).toBeLessThanOrEqual(height);
  for (const { spans } of rows) expect(spansWidth(spans)).toBeLessThanOrEqual(width);
  for (const { text } of [...rows.flatMap(({ spans }) => spans), ...title, ...note]) {
    expect(hazardIn(text)).toBeNull();
    expect(text).not.toContain('\t');
  }
}
