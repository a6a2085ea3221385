import type { JsonSchema } from '../../src/report/json-schema.ts';

/** Key, type and meaning of each key of an object, or of the rows of a list; nested ones dotted. */
export type SchemaRow = readonly [key: string, type: string, meaning: string];

export function schemaRows(schema: JsonSchema, prefix = ''): readonly SchemaRow[] {
  const object = schema.items ?? schema;
  return Object.entries(object.properties ?? {}).flatMap(([name, property]) => {
    const key = prefix + name;
    const optional = object.required?.includes(name) === true ? '' : '?';
    const row: SchemaRow = [`\`${key}\`${optional}`, typeOf(property), property.description ?? ''];
    return [row, ...schemaRows(property, property.items === undefined ? `${key}.` : `${key}[].`)];
  });
}

function typeOf({ type, enum: values, const: value, items }: JsonSchema): string {
  if (values !== undefined) return values.map((one) => `\`${one}\``).join(' ');
  if (value !== undefined) return `\`${value}\``;
  const [first = '', ...others] = typeof type === 'string' ? [type] : (type ?? []);
  const named = items === undefined ? first : `${first} of ${typeOf(items)}`;
  return [named, ...others].join(' or ');
}
