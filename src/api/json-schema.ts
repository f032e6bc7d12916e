import type * as v from 'valibot';

/** JSON Schema 2020-12, as far as it is used here. */
export type JsonSchema = { readonly [keyword: string]: unknown };
type Schema = v.GenericSchema;

/** What valibot keeps of a schema; its types hide most of it behind each kind. */
interface Parts {
  readonly type: string;
  readonly pipe?: readonly Part[];
  readonly entries?: Readonly<Record<string, Schema>>;
  readonly item?: Schema;
  readonly items?: readonly Schema[];
  readonly wrapped?: Schema;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly key?: Schema;
  readonly value?: Schema;
}
interface Part {
  readonly kind: string;
  readonly type: string;
  readonly message?: unknown;
  readonly requirement?: unknown;
  readonly metadata?: { readonly ref?: string };
}

/** Whether what is described is sent to us, or by us: then it holds what is written and nothing more. */
type Side = 'input' | 'output';

const partsOf = (schema: Schema): Parts => schema;
const mayBeAbsent = (schema: Schema): boolean =>
  ['optional', 'nullish', 'exact_optional'].includes(partsOf(schema).type);

/**
 * Says a valibot schema as JSON Schema. Named parts (`named()` of shapes/base.ts) go into `names`, and are referred to.
 * @throws Error for a kind of schema that is not known here: teach it, rather than describe less than is checked.
 */
export function jsonSchema(schema: Schema, side: Side, names: Map<string, JsonSchema>): JsonSchema {
  const parts = partsOf(schema);
  const name = parts.pipe?.find((part) => part.metadata?.ref)?.metadata?.ref;
  if (name === undefined) return described(parts, side, names);
  if (!names.has(name)) {
    // So that what refers to itself ends.
    names.set(name, {});
    names.set(name, described(parts, side, names));
  }
  return { $ref: `#/components/schemas/${name}` };
}

function described(parts: Parts, side: Side, names: Map<string, JsonSchema>): JsonSchema {
  const base = bare(parts, side, names);
  const [, ...more] = parts.pipe ?? [];
  return more.reduce<JsonSchema>((schema, part) => ({ ...schema, ...keywordsOf(part, schema) }), base);
}

function bare(parts: Parts, side: Side, names: Map<string, JsonSchema>): JsonSchema {
  const of = (schema: Schema) => jsonSchema(schema, side, names);
  switch (parts.type) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return { type: parts.type };
    case 'literal':
      return { const: parts.literal };
    case 'picklist':
      return { enum: parts.options };
    case 'array':
      return { type: 'array', items: of(parts.item!) };
    case 'nullable':
    case 'nullish':
      return { anyOf: [of(parts.wrapped!), { type: 'null' }] };
    case 'optional':
      return of(parts.wrapped!);
    case 'union':
    case 'variant':
      return { anyOf: (parts.options as Schema[]).map(of) };
    case 'record':
      return { type: 'object', additionalProperties: of(parts.value!) };
    case 'object': {
      const entries = Object.entries(parts.entries ?? {});
      const required = entries.filter(([, entry]) => !mayBeAbsent(entry)).map(([field]) => field);
      return {
        type: 'object',
        properties: Object.fromEntries(entries.map(([field, entry]) => [field, of(entry)])),
        ...(required.length > 0 && { required }),
        ...(side === 'output' && { additionalProperties: false }),
      };
    }
    case 'unknown':
    case 'any':
    case 'custom':
      return {};
    default:
      throw new Error(`json-schema: no words for ${parts.type}`);
  }
}

/** What a step of a pipe adds. Checks of `#input` say their measure in their message: `tooLong:60`. */
function keywordsOf(part: Part, schema: JsonSchema): JsonSchema {
  const [code, figure] = typeof part.message === 'string' ? part.message.split(':') : [];
  if (part.type === 'check' && schema.type === 'string') {
    if (code === 'tooLong') return { maxLength: Number(figure) };
    if (code === 'tooShort') return { minLength: Number(figure) };
    if (code === 'dateWrong') return { format: 'date' };
    if (code === 'email') return { format: 'email' };
  }
  switch (part.type) {
    case 'iso_timestamp':
      return { format: 'date-time' };
    case 'iso_date':
      return { format: 'date' };
    case 'url':
      return { format: 'uri' };
    case 'integer':
      return { type: 'integer' };
    case 'min_value':
      return { minimum: part.requirement };
    case 'max_value':
      return { maximum: part.requirement };
    case 'min_length':
      return schema.type === 'array' ? { minItems: part.requirement } : { minLength: part.requirement };
    case 'max_length':
      return schema.type === 'array' ? { maxItems: part.requirement } : { maxLength: part.requirement };
    case 'regex':
      return part.requirement instanceof RegExp && part.requirement.flags === ''
        ? { pattern: part.requirement.source }
        : {};
    default:
      return {};
  }
}
