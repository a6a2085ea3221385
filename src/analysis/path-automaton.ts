import type { ImageTree } from '../filesystem/image-tree.ts';
import { encodeText } from '../model/byte-string.ts';
import { NameClasses } from './name-classes.ts';
import type { PathPattern } from './path-pattern.ts';

/** One glob: its names as tests of `NameClasses`, and whose it is. */
interface Glob {
  readonly tests: readonly number[];
  readonly anchored: boolean;
  readonly pattern: number;
}

/** Where in their globs the names of a path so far have led. */
interface State {
  /** Position `test` of glob `glob`, as `glob * longest + test`. */
  readonly positions: readonly number[];
  /** Patterns of which a glob ends with this name. */
  readonly complete: readonly number[];
  /** The state after one more name, by the name's class; -1 where not known yet. */
  readonly next: number[];
}

/** Names in the longest glob, and one more. */
const longest = 16;

/**
 * Tells for one path after another which patterns end with it, given only the state of its parent
 * and its own name: a finite automaton over names whose states are made when they are first met.
 * How many there can be depends on the patterns and not on the image.
 */
export class PathAutomaton {
  readonly #globs: readonly Glob[];
  /** Where globs begin that match anywhere, by their first test. */
  readonly #anywhere = new Map<number, number[]>();
  readonly #names: NameClasses;
  readonly #states: State[] = [];
  readonly #byKey = new Map<string, number>();
  /** The root, where globs that start there are about to. */
  readonly start: number;

  constructor(patterns: readonly PathPattern[], names: ImageTree['names']) {
    const tests: string[] = [];
    this.#globs = patterns.flatMap(({ globs }, pattern) =>
      globs.map((glob) => compile(glob, pattern, tests)),
    );
    this.#names = new NameClasses(tests.map(encodeText), names);
    const anchored: number[] = [];
    for (const [at, glob] of this.#globs.entries()) {
      const [first = 0] = glob.tests;
      const begins = glob.anchored ? anchored : (this.#anywhere.get(first) ?? []);
      begins.push(at * longest);
      if (!glob.anchored) this.#anywhere.set(first, begins);
    }
    this.start = this.#stateOf(anchored, []);
  }

  /** The state of the path `name`, a number of the names, below one of state `state`. */
  step(state: number, name: number): number {
    const nameClass = this.#names.classOf(name);
    const known = this.#states[state]?.next[nameClass] ?? -1;
    return known >= 0 ? known : this.#make(state, nameClass);
  }

  /** The patterns that end with a path of this state. */
  completeAt(state: number): readonly number[] {
    return this.#states[state]?.complete ?? [];
  }

  #make(state: number, nameClass: number): number {
    const passed = this.#names.passedBy(nameClass);
    const positions: number[] = [];
    const complete = new Set<number>();
    const advance = (position: number): void => {
      const glob = this.#globs[Math.floor(position / longest)];
      if (glob === undefined) return;
      if ((position % longest) + 1 === glob.tests.length) complete.add(glob.pattern);
      else positions.push(position + 1);
    };
    for (const position of this.#states[state]?.positions ?? []) {
      const glob = this.#globs[Math.floor(position / longest)];
      if (passed.includes(glob?.tests[position % longest] ?? -1)) advance(position);
    }
    for (const test of passed) this.#anywhere.get(test)?.forEach(advance);
    const next = this.#stateOf(positions, [...complete]);
    const from = this.#states[state];
    if (from !== undefined) from.next[nameClass] = next;
    return next;
  }

  #stateOf(positions: readonly number[], complete: readonly number[]): number {
    const key = `${positions.join(' ')}/${complete.join(' ')}`;
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const next = Array.from({ length: this.#names.classCount }, () => -1);
    const state = this.#states.push({ positions, complete, next }) - 1;
    this.#byKey.set(key, state);
    return state;
  }
}

/** `tests` gets the names that are not there yet. */
function compile(glob: string, pattern: number, tests: string[]): Glob {
  const names = glob.split('/').filter((name) => name !== '');
  if (names.length === 0 || names.length >= longest) throw new Error(`${glob} is no glob`);
  const numbers = names.map((name) => {
    const known = tests.indexOf(name);
    return known >= 0 ? known : tests.push(name) - 1;
  });
  return { tests: numbers, anchored: glob.startsWith('/'), pattern };
}
