import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { actions, scopes } from '../../../src/tui/keys/action.ts';
import { keysFor } from '../../../src/tui/keys/keymap.ts';
import { usualKeymap } from '../../support/usual-keymap.ts';
import { displayWidth } from '../../../src/text/display-width.ts';
import type { ExploredImage } from '../../../src/tui/explored-image.ts';
import { view } from '../../../src/tui/view.ts';
import { arbitraryImage } from '../../support/arbitrary-image.ts';
import { explored } from '../../support/explored.ts';
import { ExplorerDriver } from '../../support/explorer-driver.ts';
import { hazardIn } from '../../support/hostile-text.ts';

/** Every key that does something somewhere, and some that only type. */
const knownKeys = [
  ...new Set(
    scopes.flatMap((scope) => actions.flatMap((action) => keysFor(usualKeymap, scope, action))),
  ),
  'backspace',
  '*',
  '>',
  '1',
];

type Step =
  | { readonly kind: 'key'; readonly key: string }
  | {
      readonly kind: 'mouse';
      readonly action: 'press' | 'drag' | 'release' | 'wheel-down';
      readonly x: number;
      readonly y: number;
    }
  | { readonly kind: 'size'; readonly width: number; readonly height: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant('key'), key: fc.constantFrom(...knownKeys) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('mouse'),
      action: fc.constantFrom('press', 'drag', 'release', 'wheel-down'),
      x: fc.nat(130),
      y: fc.nat(45),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('size'),
      width: fc.integer({ min: 1, max: 140 }),
      height: fc.integer({ min: 1, max: 50 }),
    }),
  },
);

const steps = fc.array(step, { minLength: 10, maxLength: 60 });

test('whatever is pressed, clicked and resized, the screen is whole and the cursor on it', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryImage, steps, async (layers, given) => {
      explore(await explored(layers, 1), given);
    }),
    { numRuns: 60 },
  );
});

const hostileNames = [
  '\u001b[31mred\u001b[0m',
  '{bold}tags{/bold}',
  'bell\u0007 and\nline\tand tab',
  '\u009b31m',
  '\u202eright to left',
  '👩‍👩‍👧‍👦 and 👍🏽 and 🇩🇪',
  '漢字漢字漢字',
  'e\u0301\u0301\u0301',
  '\u00ad\u200b',
  'long '.repeat(50),
];

test('hostile names are explored like others', async () => {
  const files = hostileNames.map((name, i) => ({ path: `d${i % 3}/${name}`, content: name }));
  const image = await explored([files, files.slice(2), [{ path: '.wh.d0' }]]);
  fc.assert(
    fc.property(steps, (given) => {
      explore(image, given);
    }),
    { numRuns: 60 },
  );
});

function explore(image: ExploredImage, given: readonly Step[]): void {
  const driver = new ExplorerDriver(image);
  for (const each of given) {
    take(driver, each);
    answerReads(driver);
    expectWhole(driver);
  }
}

function take(driver: ExplorerDriver, given: Step): void {
  switch (given.kind) {
    case 'key':
      driver.press(given.key);
      break;
    case 'mouse':
      driver.mouse(given.action, given.x, given.y);
      break;
    case 'size':
      driver.send({ kind: 'resized', size: { width: given.width, height: given.height } });
      break;
  }
}

/** Contents come in the end, whatever was pressed meanwhile. */
function answerReads(driver: ExplorerDriver): void {
  for (let effect = driver.effects.shift(); effect !== undefined; effect = driver.effects.shift()) {
    if (effect.kind !== 'read') continue;
    const { version, position, length } = effect;
    const whole = Buffer.from('a line\nanother \u001b[31m one\n'.repeat(20));
    const bytes = whole.subarray(position, position + length);
    driver.send({ kind: 'content', version, position, bytes });
  }
}

function expectWhole({ model, screen }: ExplorerDriver): void {
  const { width, height } = model.size;
  expect(screen).toHaveLength(height);
  for (const line of screen) {
    expect(displayWidth(line)).toBeLessThanOrEqual(width);
    expect(hazardIn(line)).toBeNull();
  }
  const { cursor, panes } = view(model);
  if (cursor !== null) expect(cursor.column).toBeLessThanOrEqual(width);
  for (const { content, box } of panes) {
    expect(content.rows.length).toBeLessThanOrEqual(Math.max(0, box.height - 2));
  }
}
