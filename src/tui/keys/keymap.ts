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
  const keymap = new Map(scopes.map((scope) => [scope, new KeysOfScope()]));
  for (const action of actions) {
    for (const { scopes: where, keys } of bindings[action]) {
      for (const scope of where) keymap.get(scope)?.bind(keys, action);
    }
  }
  return keymap;
}

class KeysOfScope implements ScopeKeys {
  readonly actions = new Map<string, Action>();
  readonly keys = new Map<Action, string[]>();

  bind(keys: readonly string[], action: Action): void {
    const bound = this.keys.get(action) ?? [];
    this.keys.set(action, bound);
    for (const key of keys) {
      if (!bound.includes(key)) bound.push(key);
      this.actions.set(key, action);
    }
  }
}

/** What a key asks for in a scope, or null for nothing. */
export function resolve(keymap: Keymap, scope: Scope, key: string): Action | null {
  return keymap.get(scope)?.actions.get(key) ?? null;
}

/** The keys of an action in a scope, the handiest first; none where it does nothing. */
export function keysFor(keymap: Keymap, scope: Scope, action: Action): readonly string[] {
  return keymap.get(scope)?.keys.get(action) ?? [];
}
