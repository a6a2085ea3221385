import { type Action, actions, type Scope, scopes } from './action.ts';
import type { DiveName } from './dive-names.ts';
import { type Keymap, keymapOf } from './keymap.ts';
import { type KeysIn, usualKeys } from './usual-keys.ts';

/** The keys that a user has for an action. */
export interface Rebinding {
  readonly action: Action;
  readonly wanted: readonly KeysIn[];
  /** Usual keys that it has besides, unless another action is to have them. */
  readonly kept: readonly KeysIn[];
}

/** A key that two actions are to have in the same scope. */
export interface KeyConflict {
  readonly key: string;
  readonly scope: Scope;
  /** The one that has it already. */
  readonly owner: Action;
}

/** Whatever else is bound, there is a way out. */
const wayOut: KeysIn = { scopes, keys: ['ctrl+c'] };

/**
 * An action gets keys in place of its usual ones. One that it usually has in some scopes only counts
 * there: whoever writes the usual keys down changes nothing.
 */
export function rebindAction(action: Action, keys: readonly string[]): Rebinding {
  const usual = usualKeys[action];
  const wanted = keys.map((key) => {
    const known = usual.filter((binding) => binding.keys.includes(key));
    return { keys: [key], scopes: scopesOf(known.length > 0 ? known : usual) };
  });
  return { action, wanted, kept: [] };
}

/** An action gets keys in place of dive's, in the panes where dive has them. */
export function rebindLikeDive(name: DiveName, keys: readonly string[]): Rebinding {
  const usual = usualKeys[name.action];
  const where = scopesOf(usual).filter((scope) => name.scopes.includes(scope));
  const kept = without(usual, (key, scope) => name.keys.includes(key) && where.includes(scope));
  return { action: name.action, wanted: [{ keys, scopes: where }], kept };
}

/** The usual keymap, changed for some actions. */
export class Rebinder {
  readonly #rebindings = new Map<Action, Rebinding>();
  /** Which action wants a key in a scope. */
  readonly #owners = new Map<string, Action>();

  constructor() {
    this.#claim('quit', wayOut);
  }

  /** Changes an action that was not changed yet, unless another one wants the same keys. */
  add(rebinding: Rebinding): KeyConflict | null {
    const { action, wanted } = rebinding;
    for (const keys of wanted) {
      const conflict = this.#claim(action, keys);
      if (conflict !== null) return conflict;
    }
    this.#rebindings.set(action, rebinding);
    return null;
  }

  get keymap(): Keymap {
    // Nobody waits for changes where there are none.
    if (this.#rebindings.size === 0) return keymapOf(usualKeys);
    const bindings: Record<Action, readonly KeysIn[]> = { ...usualKeys };
    for (const action of actions) {
      const { wanted, kept } = this.#rebindings.get(action) ?? {
        wanted: [],
        kept: usualKeys[action],
      };
      const isLost = (key: string, scope: Scope): boolean =>
        this.#ownerOf(key, scope, action) !== action;
      bindings[action] = [...wanted, ...without(kept, isLost)];
    }
    return keymapOf({ ...bindings, quit: [...bindings.quit, wayOut] });
  }

  #claim(action: Action, keys: KeysIn): KeyConflict | null {
    for (const { key, scope } of placesOf(keys)) {
      const owner = this.#ownerOf(key, scope, action);
      if (owner !== action) return { key, scope, owner };
      this.#owners.set(`${scope} ${key}`, action);
    }
    return null;
  }

  /** A key that nobody wants goes to who asks. */
  #ownerOf(key: string, scope: Scope, asking: Action): Action {
    return this.#owners.get(`${scope} ${key}`) ?? asking;
  }
}

interface Place {
  readonly key: string;
  readonly scope: Scope;
}

function placesOf({ keys, scopes: where }: KeysIn): readonly Place[] {
  return keys.flatMap((key) => where.map((scope) => ({ key, scope })));
}

/** The same keys, but where `isGone`. */
function without(
  bindings: readonly KeysIn[],
  isGone: (key: string, scope: Scope) => boolean,
): readonly KeysIn[] {
  return bindings
    .flatMap(placesOf)
    .filter(({ key, scope }) => !isGone(key, scope))
    .map(({ key, scope }) => ({ scopes: [scope], keys: [key] }));
}

function scopesOf(bindings: readonly KeysIn[]): readonly Scope[] {
  return scopes.filter((scope) => bindings.some((binding) => binding.scopes.includes(scope)));
}
