/** The part of JSON Schema 2020-12 that the report's schema uses. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, JsonSchema>>;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly const?: string;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false | JsonSchema;
}

type Properties = Readonly<Record<string, JsonSchema>>;

/** An object with these keys and no others. */
export function object(
  description: string,
  required: Properties,
  optional: Properties = {},
): JsonSchema {
  return {
    description,
    type: 'object',
    properties: { ...required, ...optional },
    required: Object.keys(required),
    additionalProperties: false,
  };
}

/** An object with any keys. */
export function record(description: string, values: JsonSchema): JsonSchema {
  return { description, type: 'object', additionalProperties: values };
}

export function list(description: string, items: JsonSchema): JsonSchema {
  return { description, type: 'array', items };
}

export function text(description: string): JsonSchema {
  return { description, type: 'string' };
}

export function oneOf(description: string, values: readonly string[]): JsonSchema {
  return { description, type: 'string', enum: values };
}

/** `algorithm:hex`. */
export function digest(description: string): JsonSchema {
  return { description, type: 'string', pattern: '^[a-z0-9]+:[0-9a-f]+$' };
}

export function base64(description: string): JsonSchema {
  return { description, type: 'string', pattern: '^[A-Za-z0-9+/]+={0,2}$' };
}

/** A whole number that is not negative. */
export function count(description: string): JsonSchema {
  return { description, type: 'integer', minimum: 0 };
}

/** A share of 1. */
export function ratio(description: string): JsonSchema {
  return { description, type: 'number', minimum: 0, maximum: 1 };
}

export function figure(description: string): JsonSchema {
  return { description, type: 'number', minimum: 0 };
}

export function flag(description: string): JsonSchema {
  return { description, type: 'boolean' };
}

/** The same, or null. */
export function nullable(schema: JsonSchema): JsonSchema {
  const { type } = schema;
  return typeof type === 'string' ? { ...schema, type: [type, 'null'] } : schema;
}
