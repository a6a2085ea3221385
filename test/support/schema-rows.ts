import type { JsonSchema } from '../../src/report/json-schema.ts';

/** Key, type and meaning of each key of an object, or of the rows of a list; nested ones dotted. */
export type SchemaRow = readonly [key: string, type: string, meaning: string];

export function schemaRows(schema: JsonSchema): readonly SchemaRow[] {
  return [...rowsOf(schema, '')];
}

function* rowsOf(schema: JsonSchema, prefix: string): Generator<SchemaRow> {
  const { properties = {}, required = [] } = schema.items ?? schema;
  for (const [name, property] of Object.entries(properties)) {
    const key = prefix + name;
    const mark = required.includes(name) ? '' : '?';
    yield [`\`${key}\`${mark}`, typeOf(property), property.description ?? ''];
    yield* rowsOf(property, property.items === undefined ? `${key}.` : `${key}[].`);
  }
}

function typeOf({ type, enum: values, const: value, items }: JsonSchema): string {
  if (values !== undefined) return values.map((one) => `\`${one}\``).join(' ');
  if (value !== undefined) return `\`${value}\``;
  const [first = '', ...others] = typeof type === 'string' ? [type] : (type ?? []);
  const named = items === undefined ? first : `${first} of ${typeOf(items)}`;
  return [named, ...others].join(' or ');
}
