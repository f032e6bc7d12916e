import { Refusal } from '#refusal';
import { jsonDepth } from './depth.ts';
import type { Ctx } from './route.ts';

const DEEPEST_JSON = 32;
/** A page of ours has some dozens of fields; each costs, however short it is. */
const MOST_FIELDS = 1_000;

const notReadable = (): Refusal => new Refusal(400, (m) => m.errors.notReadable);

/** Applications for Mastodon write fields in the address as well as in the body. */
const OF_MASTODON = /^\/api\/v\d\//;

/**
 * The fields of a form or of a JSON object, unchecked: text, files, and lists where a name comes
 * more than once or ends in `[]`. For applications for Mastodon those of the address too, where the body has none of
 * that name.
 * @throws Refusal 400 when it cannot be read or has more than 1,000 fields, 413 when it nests more than 32 deep, 415 for other types.
 */
export async function readFields(c: Ctx): Promise<Record<string, unknown>> {
  const fields = await inBody(c);
  if (!OF_MASTODON.test(c.req.path)) return fields;
  const query = c.req.url.indexOf('?');
  return query < 0 ? fields : { ...fieldsOf(new URLSearchParams(c.req.url.slice(query + 1))), ...fields };
}

async function inBody(c: Ctx): Promise<Record<string, unknown>> {
  const type = c.req.header('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json') {
    const json = await readJson(c);
    if (json === null || typeof json !== 'object' || Array.isArray(json)) throw notReadable();
    return json as Record<string, unknown>;
  }
  if (type !== 'application/x-www-form-urlencoded' && type !== 'multipart/form-data' && type !== '') {
    throw new Refusal(415, (m) => m.errors.wrongType);
  }
  if (type === '') return {};
  const form = await readPairs(c, type).catch(() => {
    throw notReadable();
  });
  return fieldsOf(form);
}

function fieldsOf(form: FormData | URLSearchParams): Record<string, unknown> {
  const fields: Record<string, unknown> = Object.create(null);
  for (const [name, values] of grouped(form)) {
    const key = name.endsWith('[]') ? name.slice(0, -2) : name;
    fields[key] = name.endsWith('[]') || values.length > 1 ? values : values[0];
  }
  return fields;
}

/** One pass: `getAll` reads the whole form for each of its names, and a megabyte holds 170,000 of them. */
function grouped(form: FormData | URLSearchParams): ReadonlyMap<string, unknown[]> {
  const groups = new Map<string, unknown[]>();
  let fields = 0;
  for (const [name, value] of form) {
    if (++fields > MOST_FIELDS) throw notReadable();
    const group = groups.get(name);
    if (group) group.push(value);
    else groups.set(name, [value]);
  }
  return groups;
}

/** Plain forms cost a third of what the reader of multipart ones does. */
const readPairs = async (c: Ctx, type: string): Promise<FormData | URLSearchParams> =>
  type === 'multipart/form-data' ? c.req.formData() : new URLSearchParams(await c.req.text());

/** JSON of at most 32 levels. */
async function readJson(c: Ctx): Promise<unknown> {
  const text = await c.req.text();
  if (jsonDepth(text, DEEPEST_JSON) > DEEPEST_JSON) throw new Refusal(413, (m) => m.errors.tooDeep);
  try {
    return JSON.parse(text, ESCAPED_SURROGATE.test(text) ? wellFormed : undefined);
  } catch {
    throw notReadable();
  }
}

const ESCAPED_SURROGATE = /\\u[dD][89a-fA-F]/;

/** Half a character, which only an escape can make, is no text (RFC 8259 §8.2), and no address can carry it. */
function wellFormed(name: string, value: unknown): unknown {
  if (!name.isWellFormed() || (typeof value === 'string' && !value.isWellFormed())) throw notReadable();
  return value;
}
