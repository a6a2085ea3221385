import { keymapOf } from '../../src/tui/keys/keymap.ts';
import { usualKeys } from '../../src/tui/keys/usual-keys.ts';

/** The keys of whoever changed none. */
export const usualKeymap = keymapOf(usualKeys);
