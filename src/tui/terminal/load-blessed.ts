import { createRequire } from 'node:module';
import type Program from 'blessed/lib/program.js';
import type Screen from 'blessed/lib/widgets/screen.js';
import { keepOffTheProcess } from './blessed-surroundings.ts';

interface Tput {
  readonly ipaths: unknown[];
}

/**
 * The class of blessed's screen. `import` would take three times as long: it searches CommonJS for
 * what it exports first.
 */
export function loadBlessed(): typeof Screen {
  const require = createRequire(import.meta.url);
  const Blessed: typeof Screen = require('blessed/lib/widgets/screen.js');
  const BlessedProgram: typeof Program = require('blessed/lib/program.js');
  const BlessedTput: Tput = require('blessed/lib/tput.js');
  // It cannot read the terminfo of today, and says so on standard error.
  BlessedTput.ipaths.length = 0;
  keepOffTheProcess(Blessed, BlessedProgram);
  return Blessed;
}
