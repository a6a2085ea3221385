import { type Digest, isDigest } from '../model/digest.ts';
import { LayerscopeError } from '../model/error.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * A JSON object that knows where it stands, so that a message can name the field that is wrong.
 * What an image cannot do without is read by `text`, `digest`, `object` and `objects`, which throw
 * `damaged`; the `find` methods give null for anything that is not there or of another type.
 */
export class JsonObject {
  readonly #fields: Fields;
  readonly #document: string;
  readonly #place: string;

  constructor(value: unknown, document: string, place = '') {
    this.#document = document;
    this.#place = place;
    if (!isFields(value)) throw this.#wrong(place, 'an object');
    this.#fields = value;
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#fields, name);
  }

  text(name: string): string {
    return this.findText(name) ?? this.#fail(name, 'text');
  }

  digest(name: string): Digest {
    const text = this.findText(name);
    return text !== null && isDigest(text) ? text : this.#fail(name, 'a digest');
  }

  object(name: string): JsonObject {
    return new JsonObject(this.#get(name), this.#document, this.#placeOf(name));
  }

  objects(name: string): readonly JsonObject[] {
    const value = this.#get(name);
    if (!Array.isArray(value)) return this.#fail(name, 'a list');
    return readObjects(value, this.#document, this.#placeOf(name));
  }

  findText(name: string): string | null {
    const value = this.#get(name);
    return typeof value === 'string' ? value : null;
  }

  /** A number that can be counted with: a safe integer of 0 or more. */
  findCount(name: string): number | null {
    const value = this.#get(name);
    return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
  }

  findObject(name: string): JsonObject | null {
    const value = this.#get(name);
    return isFields(value) ? new JsonObject(value, this.#document, this.#placeOf(name)) : null;
  }

  findList(name: string): readonly unknown[] | null {
    const value = this.#get(name);
    return Array.isArray(value) ? value : null;
  }

  /** The texts of a list; what else is in it is left out. */
  findTexts(name: string): readonly string[] | null {
    return this.findList(name)?.filter((value) => typeof value === 'string') ?? null;
  }

  isTrue(name: string): boolean {
    return this.#get(name) === true;
  }

  names(): readonly string[] {
    return Object.keys(this.#fields);
  }

  /** The fields that hold text, as a plain record. */
  textFields(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      this.names().flatMap((name) => {
        const value = this.findText(name);
        return value === null ? [] : [[name, value]];
      }),
    );
  }

  #get(name: string): unknown {
    // `toString` and its like are nobody's field.
    return this.has(name) ? this.#fields[name] : undefined;
  }

  #placeOf(name: string): string {
    return this.#place === '' ? name : `${this.#place}.${name}`;
  }

  #fail(name: string, expected: string): never {
    throw this.#wrong(this.#placeOf(name), this.has(name) ? expected : null);
  }

  #wrong(place: string, expected: string | null): LayerscopeError {
    const subject = place === '' ? 'it' : place;
    return new LayerscopeError({
      code: 'damaged',
      tried: `read ${this.#document}`,
      failed: expected === null ? `${subject} is missing` : `${subject} is not ${expected}`,
      advice: 'Export the image again, or check what wrote it.',
    });
  }
}

/** The objects of a list, each knowing its position. */
export function readObjects(
  values: readonly unknown[],
  document: string,
  place: string,
): readonly JsonObject[] {
  return values.map((value, i) => new JsonObject(value, document, `${place}[${i}]`));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
