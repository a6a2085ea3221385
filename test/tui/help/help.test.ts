import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  helpStart,
  type HelpState,
  updateHelp,
  viewHelp,
  wheelHelp,
} from '../../../src/tui/help/help.ts';
import { actions, type Scope, scopes } from '../../../src/tui/keys/action.ts';
import { actionWords } from '../../../src/tui/keys/action-words.ts';
import { usualKeymap } from '../../support/usual-keymap.ts';
import { rebindAction, Rebinder } from '../../../src/tui/keys/rebind.ts';
import { spansWidth } from '../../../src/tui/screen/columns.ts';
import { asciiGlyphs, unicodeGlyphs } from '../../../src/tui/screen/glyphs.ts';
import { rowText } from '../../support/row-text.ts';

const contextOf = (width: number, height: number) => ({
  room: { width, height },
  glyphs: unicodeGlyphs,
});

function shown(from: Scope, width: number, height: number, top = 0, keymap = usualKeymap): string {
  const { rows } = viewHelp({ top }, keymap, from, contextOf(width, height));
  return `\n${rows.map(rowText).join('\n')}\n`;
}

test('tells all keys, those of the pane one came from first, in two columns where there is room', () => {
  expect(shown('files', 118, 100)).toMatchInlineSnapshot(`
    "
     Files                                                      Panes
     / ctrl+f ctrl+/  filter by path, size or kind of change    tab               go to the next pane
     n                go to the next match                      shift+tab         go to the pane before
     N                go to the match before                    1                 go to the layers
     space -          fold or unfold                            2                 show the files
     z ctrl+space     fold or unfold everything                 3                 show what is wasted, and why
     + =              unfold as far as there are changes        4                 show the largest files
     a ctrl+a         show or hide what was added               5                 show equal contents
     r ctrl+r         show or hide what was removed             6                 show the image's config
     m                show or hide what was modified            7                 show what to change, and why
     U ctrl+u         show or hide what did not change          0                 go to the details of the layer
     b ctrl+b         show or hide mode, owner and time         <                 narrow the left side
     s ctrl+o         sort by another column                    >                 widen the left side
     S                sort the other way round
     p ctrl+p         wrap long lines, or cut them              Program
     w                go to the next wasted file                ? f1              show the keys, or hide them
     W                go to the wasted file before              esc               close, or clear the filter or the mark
     enter            open the file, or go to it                f5                draw the screen afresh
     x ctrl+e         save the file, directory or layer         ctrl+z            go to the shell; fg comes back
     y                copy the path or what is there            q ctrl+c          leave layerscope

     Layers                                                     In Layers
     A                show all changes up to this layer         A ctrl+a          show all changes up to this layer
     L                show the changes of this layer            L ctrl+l          show the changes of this layer
     [                go to the layer before                    v                 mark several layers, from here on
     ]                go to the layer after
     X                save all files as of this layer           In an opened file
                                                                / ctrl+f ctrl+/   search in the file
     Move                                                       [                 show the version before
     up k             go up one row                             ]                 show the version after
     down j           go down one row                           D =               show what this version changed
     left h           fold, or go to the parent; scroll left    t                 show it as text or as bytes
     right l          unfold, or go in; scroll right            b pageup u        go up one page
     pageup u         go up one page                            space pagedown d  go down one page
     pagedown d       go down one page                          esc q             close, or clear the filter or the mark
     g home           go to the first row
     G end            go to the last row
    "
  `);
});

test('one column where there is less room, as far as it is scrolled', () => {
  expect(shown('layers', 58, 20, 36)).toMatchInlineSnapshot(`
    "
     Program
     ? f1              show the keys, or hide them
     esc               close, or clear the filter or the mark
     f5                draw the screen afresh
     ctrl+z            go to the shell; fg comes back
     q ctrl+c          leave layerscope

     In Files
     n                 go to the next match
     N                 go to the match before
     space -           fold or unfold
     z ctrl+space      fold or unfold everything
     + =               unfold as far as there are changes
     a ctrl+a          show or hide what was added
     r ctrl+r          show or hide what was removed
     m                 show or hide what was modified
     U ctrl+u          show or hide what did not change
     b ctrl+b          show or hide mode, owner and time
     s ctrl+o          sort by another column
     S                 sort the other way round
    "
  `);
});

test('of an opened file, its own keys come first', () => {
  expect(shown('viewer', 58, 12)).toMatchInlineSnapshot(`
    "
     Opened file
     / ctrl+f ctrl+/   search in the file
     [                 show the version before
     ]                 show the version after
     D =               show what this version changed
     t                 show it as text or as bytes
     n                 go to the next match
     N                 go to the match before
     p ctrl+p          wrap long lines, or cut them
     x ctrl+e          save the file, directory or layer
     y                 copy the path or what is there

    "
  `);
});

test('what does not fit is cut', () => {
  expect(shown('layers', 26, 4)).toMatchInlineSnapshot(`
    "
     Layers
     A ctrl+a     show all c…
     L ctrl+l     show the c…
     [            go to the …
    "
  `);
  const ascii = viewHelp(helpStart, usualKeymap, 'layers', {
    ...contextOf(26, 4),
    glyphs: asciiGlyphs,
  });
  expect(ascii.rows.map(rowText).join('')).toMatch(/^\p{ASCII}+$/u);
});

test('follows the keymap', () => {
  const rebinder = new Rebinder();
  rebinder.add(rebindAction('look-layer', ['f3', 'o']));
  rebinder.add(rebindAction('look-aggregated', []));
  expect(shown('layers', 58, 2, 0, rebinder.keymap)).toBe(
    '\n Layers\n f3 o              show the changes of this layer\n',
  );
});

test.each(scopes)('tells of every action, asked for in %s', (from) => {
  const { rows } = viewHelp(helpStart, usualKeymap, from, contextOf(58, 1000));
  const text = rows.map(rowText).join('\n');
  for (const action of actions) expect(text).toContain(actionWords[action].help);
});

test('scrolls, and stops at the ends', () => {
  const context = contextOf(58, 20);
  const press = (state: HelpState, ...pressed: readonly (typeof actions)[number][]) =>
    pressed.reduce((s, action) => updateHelp(s, action, usualKeymap, 'files', context), state);
  expect(press(helpStart, 'up')).toEqual({ top: 0 });
  expect(press(helpStart, 'down', 'down', 'up')).toEqual({ top: 1 });
  expect(press(helpStart, 'page-down')).toEqual({ top: 19 });
  expect(press(helpStart, 'sort')).toEqual({ top: 0 });
  const end = press(helpStart, 'last');
  expect(end.top).toBeGreaterThan(20);
  expect(press(end, 'down')).toEqual(end);
  expect(press(end, 'first')).toEqual({ top: 0 });
  expect(wheelHelp(helpStart, 3, usualKeymap, 'files', context)).toEqual({ top: 3 });
  expect(wheelHelp(end, 3, usualKeymap, 'files', context)).toEqual(end);
  const { scroll } = viewHelp(end, usualKeymap, 'files', context);
  expect(scroll).toEqual({ offset: end.top, total: end.top + 20 });
});

test('fits every room', () => {
  const room = fc.record({ width: fc.integer({ min: 8, max: 300 }), height: fc.nat(100) });
  fc.assert(
    fc.property(fc.constantFrom(...scopes), room, fc.nat(200), (from, { width, height }, top) => {
      const { rows } = viewHelp({ top }, usualKeymap, from, contextOf(width, height));
      expect(rows.length).toBeLessThanOrEqual(height);
      for (const { spans } of rows) expect(spansWidth(spans)).toBeLessThanOrEqual(width);
    }),
  );
});
