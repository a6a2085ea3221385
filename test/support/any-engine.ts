import type { EngineOptions } from '../../src/sources/open-options.ts';

/** What a user asks of engines who gives no option. */
export const anyEngine: EngineOptions = { host: null, name: null, pull: null, localStore: true };
