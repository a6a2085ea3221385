import type { ImageTree } from '../filesystem/image-tree.ts';
import { type ByteString, sliceBytes } from '../model/byte-string.ts';
import { Affixes } from './affixes.ts';

/**
 * Sorts all names of an image into classes: of the same class are those that pass the same tests.
 * A test is a literal name, `*`, or has its one star before an ending (`*.log`) or at the end
 * (`.env*`).
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
    const starts = new Affixes('start');
    const endings = new Affixes('end');
    const literals = new Map<number, number>();
    for (const [at, test] of tests.entries()) {
      if (test === '*') continue;
      if (test.endsWith('*')) starts.add(sliceBytes(test, 0, test.length - 1), at);
      else if (test.startsWith('*')) endings.add(sliceBytes(test, 1), at);
      else literals.set(names.find(test) ?? -1, at);
    }
    const passed: number[] = [];
    for (let name = 0; name < names.size; name++) {
      passed.length = 0;
      endings.find(names, name, passed);
      starts.find(names, name, passed);
      const literal = literals.get(name);
      if (literal !== undefined) passed.push(literal);
      if (passed.length > 0) this.#classes[name] = this.#numberOf(passed);
    }
  }

  get classCount(): number {
    return this.#passed.length;
  }

  classOf(name: number): number {
    return this.#classes[name] ?? 0;
  }

  /** The tests that names of a class pass. */
  passedBy(nameClass: number): readonly number[] {
    const passed = this.#passed[nameClass] ?? [];
    return this.#any < 0 ? passed : [...passed, this.#any];
  }

  #numberOf(passed: readonly number[]): number {
    const key = passed.join(' ');
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    this.#byKey.set(key, this.#passed.length);
    return this.#passed.push([...passed]) - 1;
  }
}
