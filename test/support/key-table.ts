import { type Action, type Scope, scopes } from '../../src/tui/keys/action.ts';
import { actionGroups, actionWords } from '../../src/tui/keys/action-words.ts';
import { type KeysIn, panes, usualKeys } from '../../src/tui/keys/usual-keys.ts';

const places: Readonly<Record<Scope, string>> = {
  layers: 'Layers',
  details: 'details',
  files: 'Files',
  list: 'lists',
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
  const others = isInPanes ? where.filter((scope) => !isPane(scope)) : where;
  return [...(isInPanes ? ['panes'] : []), ...others.map((scope) => places[scope])].join(', ');
}

function isPane(scope: Scope): boolean {
  return panes.some((pane) => pane === scope);
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
