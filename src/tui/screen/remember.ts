/** Remembers what `make` made of an object, as long as the object lives. */
export function remember<Key extends object, Value>(
  make: (key: Key) => Value,
): (key: Key) => Value {
  const known = new WeakMap<Key, Value>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const value = make(key);
    known.set(key, value);
    return value;
  };
}

/** Remembers what `make` made of the arguments that it got last. */
export function rememberLast<Arguments extends readonly unknown[], Value>(
  make: (...given: Arguments) => Value,
): (...given: Arguments) => Value {
  let last: { readonly given: Arguments; readonly value: Value } | null = null;
  return (...given) => {
    if (last?.given.every((argument, i) => argument === given[i]) === true) return last.value;
    const value = make(...given);
    last = { given, value };
    return value;
  };
}
