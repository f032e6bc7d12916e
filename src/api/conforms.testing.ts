type Schema = Readonly<Record<string, unknown>>;

/** The names of components, for `$ref`. */
export type Components = Readonly<Record<string, Schema>>;

const KNOWN = new Set([
  '$ref', 'anyOf', 'const', 'enum', 'type', 'properties', 'required', 'additionalProperties', 'items', 'pattern',
  'format', 'minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems',
]); // prettier-ignore

const FORMATS: Record<string, RegExp> = {
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/,
  date: /^\d{4}-\d\d-\d\d$/,
};

const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;

/**
 * Holds a value to a JSON Schema, as far as the description of the API uses it; written apart from what makes the
 * description.
 * @returns where it does not conform, in words; a keyword that is not known here does not conform either.
 */
export function differences(value: unknown, schema: Schema, names: Components, at = '$'): string[] {
  const unknown = Object.keys(schema).filter((keyword) => !KNOWN.has(keyword));
  if (unknown.length > 0) return [`${at}: the schema says ${unknown.join(', ')}`];
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.replace('#/components/schemas/', '');
    const target = names[name];
    return target ? differences(value, target, names, at) : [`${at}: there is no ${name}`];
  }
  if (Array.isArray(schema.anyOf)) {
    const each = (schema.anyOf as Schema[]).map((one) => differences(value, one, names, at));
    return each.some((found) => found.length === 0) ? [] : (each[0] ?? [`${at}: nothing fits`]);
  }
  if ('const' in schema && value !== schema.const) return [`${at}: not ${String(schema.const)}`];
  if (Array.isArray(schema.enum) && !schema.enum.includes(value)) return [`${at}: ${String(value)} is no answer`];
  const type = typeOf(value);
  if (schema.type !== undefined && schema.type !== type && !(schema.type === 'number' && type === 'integer')) {
    return [`${at}: ${type} instead of ${JSON.stringify(schema.type)}`];
  }
  if (typeof value === 'string') return textDifferences(value, schema, at);
  if (Array.isArray(value))
    return value.flatMap((item, i) => differences(item, (schema.items ?? {}) as Schema, names, `${at}[${i}]`));
  if (value !== null && typeof value === 'object') return objectDifferences(value, schema, names, at);
  return [];
}

function textDifferences(text: string, schema: Schema, at: string): string[] {
  if (typeof schema.pattern === 'string' && !new RegExp(schema.pattern).test(text)) return [`${at}: ${text}: pattern`];
  const format = FORMATS[String(schema.format)];
  return format && !format.test(text) ? [`${at}: ${text}: ${String(schema.format)}`] : [];
}

function objectDifferences(value: object, schema: Schema, names: Components, at: string): string[] {
  const properties = (schema.properties ?? {}) as Record<string, Schema>;
  const rest = schema.additionalProperties;
  const missing = ((schema.required ?? []) as string[]).filter((name) => !(name in value));
  return [
    ...missing.map((name) => `${at}: lacks ${name}`),
    ...Object.entries(value).flatMap(([name, held]) => {
      const known = properties[name];
      if (known) return differences(held, known, names, `${at}.${name}`);
      if (rest === false) return [`${at}: ${name} is not described`];
      return typeof rest === 'object' ? differences(held, rest as Schema, names, `${at}.${name}`) : [];
    }),
  ];
}
