import { compiledManagers } from './compiled.ts';
import { nodeManagers } from './node.ts';
import { otherManagers } from './other.ts';
import { pythonManagers } from './python.ts';
import { systemManagers } from './system.ts';
import type { PackageManager } from './package-manager.ts';

/** All that are known. */
export const packageManagers: readonly PackageManager[] = [
  ...systemManagers,
  ...pythonManagers,
  ...nodeManagers,
  ...compiledManagers,
  ...otherManagers,
];
