import type { MouseEvent } from '../input.ts';

const buttonBits = 3;
const buttons = ['left', 'middle', 'right', null] as const;
const motion = 32;
const wheel = 64;
const moreButtons = 128;

/**
 * What a mouse report says (xterm: Mouse Tracking), its cell counted from 1; null of a movement
 * without a button, of a sideways wheel and of buttons that there are no names for.
 */
function mouseEvent(
  code: number,
  column: number,
  row: number,
  isRelease: boolean,
): MouseEvent | null {
  const button = buttons[code & buttonBits] ?? null;
  const action = actionOf(code, isRelease);
  if (action === null) return null;
  return {
    kind: 'mouse',
    action,
    button: (code & wheel) === 0 ? button : null,
    column: Math.max(0, column - 1),
    row: Math.max(0, row - 1),
  };
}

function actionOf(code: number, isRelease: boolean): MouseEvent['action'] | null {
  const number = code & buttonBits;
  if ((code & moreButtons) !== 0) return null;
  if ((code & wheel) !== 0) return number > 1 ? null : number === 0 ? 'wheel-up' : 'wheel-down';
  if ((code & motion) !== 0) return number === buttonBits ? null : 'drag';
  // Reports of old know one release only, of no button in particular.
  return isRelease || number === buttonBits ? 'release' : 'press';
}

/** A report as xterm's mode 1006 has it: `0;12;5`, ended by `M` or, for a release, by `m`. */
export function sgrMouseEvent(parameters: string, final: string): MouseEvent | null {
  const match = /^(\d{1,5});(\d{1,5});(\d{1,5})$/.exec(parameters);
  if (match === null) return null;
  const [code = 0, column = 0, row = 0] = match.slice(1).map(Number);
  return mouseEvent(code, column, row, final === 'm');
}

const oldOffset = 32;

/** A report of old: three bytes, of which each is 32 more than what it says. */
export function oldMouseEvent(bytes: string): MouseEvent | null {
  const [code = 0, column = 0, row = 0] = Array.from(
    bytes,
    (byte) => byte.charCodeAt(0) - oldOffset,
  );
  return mouseEvent(code, column, row, false);
}
