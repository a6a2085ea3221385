import type { Background } from './background.ts';
import { backgroundInEnvironment } from './background.ts';
import { colorCount } from './color-count.ts';
import type { TerminalDevice, ThemeName } from './terminal.ts';

type Environment = TerminalDevice['env'];

/**
 * The theme that was asked for, as far as the terminal has the colours; else none with NO_COLOR
 * (https://no-color.org); else what suits the background: what the terminal has answered, or else
 * what the environment says, or else dark.
 */
export function chooseTheme(
  wanted: ThemeName | null,
  env: Environment,
  answered: Background | null,
): ThemeName {
  const name = wanted ?? (hidesColors(env) ? 'mono' : null);
  if (name === 'mono') return name;
  if (colorCount(env) < 256) return 'ansi';
  return name ?? answered ?? backgroundInEnvironment(env) ?? 'dark';
}

/** Whether knowing the background would change anything. */
export function dependsOnBackground(wanted: ThemeName | null, env: Environment): boolean {
  return wanted === null && !hidesColors(env) && colorCount(env) >= 256;
}

function hidesColors(env: Environment): boolean {
  return (env['NO_COLOR'] ?? '') !== '';
}
