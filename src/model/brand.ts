declare const brand: unique symbol;

/** A type that shares its representation with `T` and cannot be mixed up with it. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
