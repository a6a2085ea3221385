import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit } from 'yaml';
import type { Document } from 'yaml';
import { LayerscopeError } from '../model/error.ts';
import { nearest } from '../text/nearest.ts';

/** Each alias costs a walk through the file. */
const mostAliases = 100;

interface Source {
  readonly file: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/**
 * One value of a YAML file, which knows where it stands and complains with file and line. Aliases
 * are followed where a value is read and nowhere else, so they cannot multiply.
 */
export class YamlValue {
  readonly #source: Source;
  readonly #node: unknown;
  readonly #offset: number;

  private constructor(source: Source, node: unknown, fallbackOffset: number) {
    this.#source = source;
    this.#node = isAlias(node) ? node.resolve(source.document) : node;
    this.#offset = isNode(node) ? (node.range?.[0] ?? fallbackOffset) : fallbackOffset;
  }

  /** The value that the text of the file named `file` is. */
  static parse(text: string, file: string): YamlValue {
    const lines = new LineCounter();
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    const source = { file, document, lines };
    const [error] = document.errors;
    if (error !== undefined) {
      new YamlValue(source, null, error.pos[0]).fail('it is not valid YAML', `${error.message}.`);
    }
    const root = new YamlValue(source, document.contents, 0);
    let aliases = 0;
    visit(document, { Alias: () => void aliases++ });
    if (aliases > mostAliases) root.fail('it has too many aliases', 'Write some values out.');
    return root;
  }

  get isMap(): boolean {
    return isMap(this.#node);
  }

  /**
   * Values by key, of which each must be one of `keys`; those that are `caseless`, too, may be
   * written in any case. Nothing at all has none.
   */
  members(
    keys: readonly string[],
    caseless: readonly string[] = [],
  ): ReadonlyMap<string, YamlValue> {
    const members = this.#pairs(known(keys)).map(
      ([key, value]) => [key.#oneOf(keys, caseless), value] as const,
    );
    return new Map(members);
  }

  /** Keys as they stand there, with their values. Nothing at all has none. */
  entries(): readonly (readonly [YamlValue, YamlValue])[] {
    return this.#pairs('Write them as `key: value`.');
  }

  /** The values of a list; one value that is no list is a list of one. */
  items(): readonly YamlValue[] {
    if (!isSeq(this.#node)) return [this];
    return this.#node.items.map((item) => new YamlValue(this.#source, item, this.#offset));
  }

  /** A scalar as it would be written on the command line. */
  text(): string {
    const value = isScalar(this.#node) ? this.#node.value : null;
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return this.fail('a single value belongs here', 'Write one, or leave the key out.');
  }

  /** File and line. */
  get place(): string {
    const { file, lines } = this.#source;
    return `${file}, line ${lines.linePos(this.#offset).line}`;
  }

  fail(problem: string, advice: string): never {
    const tried = `read ${this.place}`;
    throw new LayerscopeError({ code: 'config', tried, failed: problem, advice });
  }

  #pairs(advice: string): readonly (readonly [YamlValue, YamlValue])[] {
    if (this.#isNothing) return [];
    if (!isMap(this.#node)) this.fail('keys with values belong here', advice);
    return this.#node.items.map((pair) => {
      const key = new YamlValue(this.#source, pair.key, this.#offset);
      return [key, new YamlValue(this.#source, pair.value, key.#offset)];
    });
  }

  get #isNothing(): boolean {
    return this.#node === null || (isScalar(this.#node) && this.#node.value === null);
  }

  #oneOf(keys: readonly string[], caseless: readonly string[]): string {
    const name = this.text();
    if (keys.includes(name)) return name;
    const folded = name.toLowerCase();
    const alike = caseless.find((key) => key.toLowerCase() === folded);
    if (alike !== undefined) return alike;
    const near = nearest(name, keys);
    return this.fail(
      `there is no key \`${name}\``,
      near === null ? known(keys) : `Did you mean \`${near}\`?`,
    );
  }
}

function known(keys: readonly string[]): string {
  return `Known keys: ${keys.join(', ')}.`;
}
