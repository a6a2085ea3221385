import type { TarEntrySpec } from './tar.ts';

/** Content that one record stored. */
export interface NaiveContent {
  readonly layer: number;
  readonly bytes: string;
}

/** What a path is in one state of the filesystem; content only for files. */
interface NaiveNode {
  readonly type: 'file' | 'directory' | 'symlink';
  readonly content: NaiveContent | null;
}

export type NaiveState = ReadonlyMap<string, NaiveNode>;

export interface NaiveImage {
  /** A full copy of the filesystem after each layer. */
  readonly states: readonly NaiveState[];
  readonly stored: readonly NaiveContent[];
}

/**
 * The rules of the layer format carried out in the most literal way: a full map of paths per layer,
 * copied and edited. It shares no code with the program and is far too slow for it.
 */
export function naiveImage(layers: readonly (readonly TarEntrySpec[])[]): NaiveImage {
  const states: NaiveState[] = [];
  const stored: NaiveContent[] = [];
  for (const [layer, records] of layers.entries()) {
    const lower: NaiveState = states.at(-1) ?? new Map();
    const state = new Map(lower);
    for (const record of records) if (layer > 0) hide(state, pathOf(record));
    for (const record of records) {
      if (nameOf(pathOf(record)).startsWith('.wh.')) takePlace(state, lower, pathOf(record));
      else put(state, record, layer, stored);
    }
    states.push(state);
  }
  return { states, stored };
}

function hide(state: Map<string, NaiveNode>, path: string): void {
  const name = nameOf(path);
  const directory = path.slice(0, path.length - name.length).replace(/\/$/, '');
  if (name === '.wh..wh..opq') {
    if (state.get(directory)?.type === 'directory') removeBelow(state, directory);
  } else if (name.startsWith('.wh.')) {
    const hidden = [directory, name.slice(4)].filter((part) => part !== '').join('/');
    state.delete(hidden);
    removeBelow(state, hidden);
  }
}

/** What a marker stands in becomes a directory, if it was something else in lower layers. */
function takePlace(state: Map<string, NaiveNode>, lower: NaiveState, path: string): void {
  const directory = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const node = state.get(directory);
  if (node === undefined || node.type === 'directory' || lower.get(directory) !== node) return;
  state.set(directory, { type: 'directory', content: null });
}

function put(
  state: Map<string, NaiveNode>,
  record: TarEntrySpec,
  layer: number,
  stored: NaiveContent[],
): void {
  const path = pathOf(record);
  const linked = record.type === 'hardlink' ? state.get(String(record.linkTarget)) : undefined;
  const parts = path.split('/');
  for (let depth = 1; depth < parts.length; depth++) {
    const parent = parts.slice(0, depth).join('/');
    if (state.get(parent)?.type !== 'directory') {
      state.set(parent, { type: 'directory', content: null });
    }
  }
  if (record.type === 'directory') {
    state.set(path, { type: 'directory', content: null });
    return;
  }
  removeBelow(state, path);
  if (record.type === 'symlink') state.set(path, { type: 'symlink', content: null });
  else if (linked !== undefined && linked.type !== 'directory') state.set(path, linked);
  else {
    const content = { layer, bytes: String(record.content ?? '') };
    stored.push(content);
    state.set(path, { type: 'file', content });
  }
}

function removeBelow(state: Map<string, NaiveNode>, path: string): void {
  for (const other of state.keys()) if (other.startsWith(`${path}/`)) state.delete(other);
}

function pathOf(record: TarEntrySpec): string {
  return String(record.path).replace(/\/$/, '');
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
