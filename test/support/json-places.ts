/** One value within a JSON document. */
export interface Place {
  /** What leads to it from the root. */
  readonly keys: readonly string[];
  /** The same with dots, all rows of a list alike: `layers[].changes.added`. */
  readonly name: string;
  readonly value: unknown;
  /** Whether it is the member of an object, and not the row of a list. */
  readonly isMember: boolean;
}

/** Every value below `value`, outer ones first. */
export function* placesIn(
  value: unknown,
  keys: readonly string[] = [],
  name = '',
): Generator<Place> {
  if (typeof value !== 'object' || value === null) return;
  const isMember = !Array.isArray(value);
  for (const [key, member] of Object.entries(value)) {
    const place = {
      keys: [...keys, key],
      name: isMember ? `${name}${name === '' ? '' : '.'}${key}` : `${name}[]`,
      value: member,
      isMember,
    };
    yield place;
    yield* placesIn(member, place.keys, place.name);
  }
}

/** A copy of the document with another value at `place`. */
export function withValue(root: object, { keys }: Place, value: unknown): unknown {
  return edited(root, keys, (holder, key) => Reflect.set(holder, key, value));
}

/** A copy of the document without the member at `place`. */
export function withoutMember(root: object, { keys }: Place): unknown {
  return edited(root, keys, (holder, key) => Reflect.deleteProperty(holder, key));
}

function edited(
  root: object,
  keys: readonly string[],
  edit: (holder: object, key: string) => void,
): unknown {
  const copy = structuredClone(root);
  const holder = keys.slice(0, -1).reduce<object>((at, key) => Object(Reflect.get(at, key)), copy);
  edit(holder, keys.at(-1) ?? '');
  return copy;
}
