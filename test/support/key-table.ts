import { type Action, type Scope, scopes } from '../../src/tui/keys/action.ts';
import { actionGroups, actionWords } from '../../src/tui/keys/action-words.ts';
import { type KeysIn, lists, panes, usualKeys } from '../../src/tui/keys/usual-keys.ts';

const places: Readonly<Record<Scope, string>> = {
  layers: 'Layers',
  details: 'details',
  files: 'Files',
  waste: 'Waste',
  largest: 'Largest',
  groups: 'groups',
  config: 'Config',
  viewer: 'file',
  help: 'help',
  loading: 'loading',
};

/** The usual keys as a table in Markdown, its columns aligned as the formatter has them. */
export function keyTable(): string {
  const rows = actionGroups
    .flatMap(({ actions }) => actions)
    .flatMap((action) => usualKeys[action].map((binding) => rowOf(action, binding)));
  const table = [['key', 'where', 'what it does', 'name'], ...rows];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...table.map((row) => row[at]?.length ?? 0)));
  const lines = table.map((row) => lineOf(row.map((cell, at) => cell.padEnd(widths[at] ?? 0))));
  lines.splice(1, 0, lineOf(widths.map((width) => '-'.repeat(width))));
  return lines.join('\n');
}

function rowOf(action: Action, { keys, scopes: where }: KeysIn): readonly string[] {
  const codes = keys.map((key) => `\`${key}\``).join(' ');
  return [codes, placeOf(where), actionWords[action].help, `\`${action}\``];
}

function placeOf(where: readonly Scope[]): string {
  if (where.length === scopes.length) return 'everywhere';
  const isInPanes = panes.every((pane) => where.includes(pane));
  const others = isInPanes ? where.filter((scope) => !isOneOf(panes, scope)) : where;
  const isInLists = lists.every((list) => others.includes(list));
  const names = others.map((scope) =>
    isInLists && isOneOf(lists, scope) ? 'lists' : places[scope],
  );
  return [...new Set([...(isInPanes ? ['panes'] : []), ...names])].join(', ');
}

function isOneOf(some: readonly Scope[], scope: Scope): boolean {
  return some.includes(scope);
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
