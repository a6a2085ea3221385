import { type Action, actions, type Scope, scopes } from './action.ts';
import type { Bindings } from './usual-keys.ts';

/** What the keys of one scope do, looked up from either side. */
interface ScopeKeys {
  readonly actions: ReadonlyMap<string, Action>;
  readonly keys: ReadonlyMap<Action, readonly string[]>;
}

/** What keys do, by scope. Help and hints are made from it, too. */
export type Keymap = ReadonlyMap<Scope, ScopeKeys>;

export function keymapOf(bindings: Bindings): Keymap {
  return new Map(scopes.map((scope) => [scope, keysIn(scope, bindings)]));
}

/** What a key asks for in a scope, or null for nothing. */
export function resolve(keymap: Keymap, scope: Scope, key: string): Action | null {
  return keymap.get(scope)?.actions.get(key) ?? null;
}

/** The keys of an action in a scope, the handiest first; none where it does nothing. */
export function keysFor(keymap: Keymap, scope: Scope, action: Action): readonly string[] {
  return keymap.get(scope)?.keys.get(action) ?? [];
}

function keysIn(scope: Scope, bindings: Bindings): ScopeKeys {
  const keys = new Map<Action, readonly string[]>();
  for (const action of actions) {
    const here = bindings[action].filter((binding) => binding.scopes.includes(scope));
    const own = new Set(here.flatMap((binding) => binding.keys));
    if (own.size > 0) keys.set(action, [...own]);
  }
  const pairs = [...keys].flatMap(([action, own]) => own.map((key) => [key, action] as const));
  return { actions: new Map(pairs), keys };
}
