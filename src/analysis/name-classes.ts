import type { ImageTree } from '../filesystem/image-tree.ts';
import type { ByteString } from '../model/byte-string.ts';

/** Tests that have a star, by what of a name tells quickly that they may apply. */
interface StarTests {
  /** `*.log` by `.log`, `*.tar.gz` by `.tar.gz`: a name from its last full stops on. */
  readonly endings: ReadonlyMap<string, number>;
  /** `.env*` by `.`: its first character. */
  readonly starts: ReadonlyMap<string, readonly (readonly [string, number])[]>;
}

/**
 * Sorts all names of an image into classes: of the same class are those that pass the same tests.
 * A test is a literal name, `*`, or has its one star before an ending (`*.log`, `*.tar.gz`)
 * or at the end.
 */
export class NameClasses {
  readonly #classes: Uint16Array;
  /** By class, the tests that its names pass. Those of class 0 pass none but `*`. */
  readonly #passed: (readonly number[])[] = [[]];
  readonly #byKey = new Map<string, number>([['', 0]]);
  readonly #any: number;

  constructor(tests: readonly ByteString[], names: ImageTree['names']) {
    this.#classes = new Uint16Array(names.size);
    this.#any = tests.findIndex((test) => test === '*');
    const literals = new Map<string, number>();
    for (const [at, test] of tests.entries()) if (!test.includes('*')) literals.set(test, at);
    const stars = starTests(tests);
    for (const [id, name] of names.all().entries()) {
      const passed = passedStars(stars, name);
      const literal = literals.get(name);
      if (literal !== undefined) passed.push(literal);
      if (passed.length > 0) this.#classes[id] = this.#numberOf(passed);
    }
  }

  get classCount(): number {
    return this.#passed.length;
  }

  classOf(name: number): number {
    return this.#classes[name] ?? 0;
  }

  matches(nameClass: number, test: number): boolean {
    return test === this.#any || (this.#passed[nameClass] ?? []).includes(test);
  }

  #numberOf(passed: readonly number[]): number {
    const key = passed.join(' ');
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    this.#byKey.set(key, this.#passed.length);
    return this.#passed.push(passed) - 1;
  }
}

function starTests(tests: readonly ByteString[]): StarTests {
  const endings = new Map<string, number>();
  const starts = new Map<string, (readonly [string, number])[]>();
  for (const [at, test] of tests.entries()) {
    if (/^\*(?:\.[^.*]+){1,2}$/.test(test)) {
      endings.set(test.slice(1), at);
    } else if (/^[^*]+\*$/.test(test)) {
      const first = test.slice(0, 1);
      starts.set(first, [...(starts.get(first) ?? []), [test.slice(0, -1), at]]);
    } else if (test.includes('*') && test !== '*') {
      throw new Error(`${test} is no test of a name`);
    }
  }
  return { endings, starts };
}

function passedStars({ endings, starts }: StarTests, name: ByteString): number[] {
  const passed: number[] = [];
  const stop = name.lastIndexOf('.');
  if (stop >= 0) {
    const last = endings.get(name.slice(stop));
    if (last !== undefined) passed.push(last);
    const before = stop === 0 ? -1 : name.lastIndexOf('.', stop - 1);
    const lastTwo = before < 0 ? undefined : endings.get(name.slice(before));
    if (lastTwo !== undefined) passed.push(lastTwo);
  }
  for (const [start, test] of starts.get(name.charAt(0)) ?? []) {
    if (name.startsWith(start)) passed.push(test);
  }
  return passed;
}
