import { type Action, type Scope, scopes } from '../keys/action.ts';
import { actionGroups, actionWords } from '../keys/action-words.ts';
import { type Keymap, keysFor } from '../keys/keymap.ts';
import { panes } from '../keys/usual-keys.ts';

/** Keys that belong together. */
export interface HelpSection {
  readonly title: string;
  readonly lines: readonly HelpLine[];
}

interface HelpLine {
  readonly keys: string;
  readonly help: string;
}

/** Which groups of actions a scope is about: they come first there, as one. */
const ownGroups: Readonly<Record<Scope, readonly string[]>> = {
  layers: ['Layers'],
  details: ['Layers'],
  files: ['Files'],
  waste: ['Files'],
  largest: ['Files'],
  groups: ['Files'],
  config: [],
  viewer: ['Opened file', 'Files'],
  help: [],
  loading: [],
};

const places: Readonly<Record<Scope, string>> = {
  layers: 'In Layers',
  details: 'In the details',
  files: 'In Files',
  waste: 'In Waste',
  largest: 'In Largest',
  groups: 'In Duplicates and Findings',
  config: 'In Config',
  viewer: 'In an opened file',
  help: 'In this help',
  loading: 'While it loads',
};

/**
 * All that keys do, nothing twice: first where one came from, by groups; then what is the same in
 * all panes; then what else there is in other scopes.
 */
export function helpSections(keymap: Keymap, from: Scope): readonly HelpSection[] {
  const teller = new Teller(keymap);
  const own = ownGroups[from].flatMap((title) =>
    actionGroups.filter((group) => group.title === title),
  );
  const others = actionGroups.filter((group) => !own.includes(group));
  const ownActions = own.flatMap(({ actions }) => actions);
  const sections = [
    { title: own[0]?.title ?? '', lines: teller.tell([from], ownActions) },
    ...others.map(({ title, actions }) => ({ title, lines: teller.tell([from], actions) })),
    { title: 'In the panes', lines: teller.tell(panes, allActions) },
    ...scopes.map((scope) => ({ title: places[scope], lines: teller.tell([scope], allActions) })),
  ];
  return sections.filter(({ lines }) => lines.length > 0);
}

const allActions = actionGroups.flatMap(({ actions }) => actions);

/** Tells of keys once. */
class Teller {
  readonly #keymap: Keymap;
  readonly #told = new Set<string>();

  constructor(keymap: Keymap) {
    this.#keymap = keymap;
  }

  /** The keys that actions have in all of these scopes, as far as there is one not told yet. */
  tell(where: readonly Scope[], actions: readonly Action[]): readonly HelpLine[] {
    return actions.flatMap((action) => {
      const [first = [], ...others] = where.map((scope) => keysFor(this.#keymap, scope, action));
      const keys = first.filter((key) => others.every((other) => other.includes(key)));
      const isNew = keys.some((key) => !this.#told.has(`${action} ${key}`));
      for (const key of keys) this.#told.add(`${action} ${key}`);
      return isNew ? [{ keys: keys.join(' '), help: actionWords[action].help }] : [];
    });
  }
}
