import { LayerscopeError } from '../model/error.ts';
import { actions } from '../tui/keys/action.ts';
import { diveNames } from '../tui/keys/dive-names.ts';
import type { Keymap } from '../tui/keys/keymap.ts';
import { keySpellings, parseKey } from '../tui/keys/parse-key.ts';
import { rebindAction, Rebinder, rebindLikeDive, type Rebinding } from '../tui/keys/rebind.ts';
import { nearest } from '../text/nearest.ts';
import type { KeySetting } from './settings.ts';

/** What the explorer's keys do, by what settings say; of two for one action, the later counts. */
export function readKeymap(settings: readonly KeySetting[]): Keymap {
  const chosen = new Map(
    settings.map((setting) => {
      const rebinding = readRebinding(setting);
      return [rebinding.action, { setting, rebinding }];
    }),
  );
  const rebinder = new Rebinder();
  for (const { setting, rebinding } of chosen.values()) {
    const conflict = rebinder.add(rebinding);
    if (conflict === null) continue;
    const { key, owner } = conflict;
    fail(
      setting,
      `\`${key}\` cannot mean both \`${owner}\` and \`${rebinding.action}\``,
      'Give one of them another key.',
    );
  }
  return rebinder.keymap;
}

function readRebinding(setting: KeySetting): Rebinding {
  const { under, name } = setting;
  const keys = setting.keys.map((text) => readKey(text, setting));
  if (under === 'keybinding') {
    const known = diveNames.get(name.toLowerCase()) ?? failName(setting, [...diveNames.keys()]);
    return rebindLikeDive(known, keys);
  }
  const action = actions.find((known) => known === name) ?? failName(setting, actions);
  return rebindAction(action, keys);
}

function readKey(text: string, setting: KeySetting): string {
  const key = parseKey(text);
  if (key !== null) return key;
  const near = nearest(text, keySpellings);
  const examples =
    'Keys are written like `a`, `A`, `ctrl+a`, `shift+tab`, `space`, `pgup` or `f5`.';
  return fail(setting, `there is no key \`${text}\``, near === null ? examples : meant(near));
}

function failName(setting: KeySetting, known: readonly string[]): never {
  const { under, name } = setting;
  const near = nearest(name, known);
  const all = `Known names: ${known.join(', ')}.`;
  return fail(setting, `\`${under}\` has no \`${name}\``, near === null ? all : meant(near));
}

function meant(near: string): string {
  return `Did you mean \`${near}\`?`;
}

function fail({ place }: KeySetting, failed: string, advice: string): never {
  throw new LayerscopeError({ code: 'config', tried: `read ${place}`, failed, advice });
}
