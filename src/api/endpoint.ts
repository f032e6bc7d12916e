import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Bearer, Scope } from '#accounts';
import type { Db, Tx } from '#db';
import { type Ctx, type Method, readFields, type Route, type TokenAccess } from '#http';
import type { Messages } from '#i18n';
import { parseInput } from '#input';
import { type News, publish } from '#network';
import { notFound, Refusal } from '#refusal';
import { doOnce, doOnceUnkept, type Outcome } from './idempotency.ts';
import { snake } from './shapes/snake.ts';

export const BASE = '/api/essor/v1';
const LARGEST_BODY = 262_144;

/** At most so many calls, by the person that a token acts for; without a token, by address. */
export const READING = { name: 'api-read', per: 'person', times: 1_500, seconds: 300 } as const;
export const WRITING = { name: 'api-write', per: 'person', times: 300, seconds: 300 } as const;

export type OperationName = keyof Messages['api']['operations'];
export type Group = keyof Messages['api']['groups'];
type Fields = v.ObjectSchema<v.ObjectEntries, undefined>;
type Params = Readonly<Record<string, string>>;

/** One thing that programs can ask for: what serves it, and what describes it. */
export interface Endpoint {
  readonly name: OperationName;
  readonly group: Group;
  readonly method: Method;
  /** Below `BASE`, with its parameters as OpenAPI writes them: `/proposals/{proposal}`. */
  readonly path: string;
  readonly access: TokenAccess;
  readonly query?: Fields;
  readonly body?: v.GenericSchema;
  /** Of each thing, when it answers with a list. */
  readonly answer: v.GenericSchema;
  readonly list: boolean;
  readonly status: 200 | 201;
  handler(c: Ctx): Promise<Response>;
}

export interface ReadCall<Query> {
  readonly db: Db;
  /** The person that the token acts for; undefined without a token, where that is allowed. */
  readonly viewer: Bearer | undefined;
  readonly params: Params;
  readonly query: Query;
  readonly c: Ctx;
}

interface About {
  name: OperationName;
  group: Group;
  path: string;
  scope: Scope;
}

const shaped = (about: About) => ({
  name: about.name,
  group: about.group,
  path: about.path,
});

const paramsOf = (c: Ctx): Params => c.req.param();
const NO_QUERY = v.object({});

async function callOf<Query extends Fields>(c: Ctx, query: Query | undefined): Promise<ReadCall<v.InferOutput<Query>>> {
  return {
    db: c.var.deps.db,
    viewer: c.var.bearer,
    params: paramsOf(c),
    query: parseInput(query ?? (NO_QUERY as unknown as Query), c.req.query()),
    c,
  };
}

/** Answers with one thing; undefined is not there, or not for this program to see. */
export function read<Answer extends v.GenericSchema, const Query extends Fields>(
  o: About & {
    /** Answers strangers too. */
    open?: true;
    query?: Query;
    answer: Answer;
    run(call: ReadCall<v.InferOutput<Query>>): Promise<v.InferInput<Answer> | undefined>;
  },
): Endpoint {
  return {
    ...shaped(o),
    method: 'GET',
    access: { token: o.scope, ...(o.open && { open: true }) },
    ...(o.query && { query: o.query }),
    answer: o.answer,
    list: false,
    status: 200,
    async handler(c) {
      const found = await o.run(await callOf(c, o.query));
      if (found === undefined) throw notFound();
      return answerWith(c, found);
    },
  };
}

/** Answers with a list, newest or soonest first; `next` is the query that leads to what follows (RFC 8288). */
export function list<Answer extends v.GenericSchema, const Query extends Fields>(
  o: About & {
    open?: true;
    query?: Query;
    answer: Answer;
    run(call: ReadCall<v.InferOutput<Query>>): Promise<{
      items: readonly v.InferInput<Answer>[];
      next?: Readonly<Record<string, string>> | undefined;
    }>;
  },
): Endpoint {
  return {
    ...shaped(o),
    method: 'GET',
    access: { token: o.scope, ...(o.open && { open: true }) },
    ...(o.query && { query: o.query }),
    answer: o.answer,
    list: true,
    status: 200,
    async handler(c) {
      const { items, next } = await o.run(await callOf(c, o.query));
      if (next) {
        const url = new URL(c.req.url);
        for (const [name, value] of Object.entries(next)) url.searchParams.set(name, value);
        c.header('link', `<${c.var.deps.config.origin}${url.pathname}${url.search}>; rel="next"`);
      }
      return answerWith(c, items);
    },
  };
}

export interface WriteCall<Body> {
  readonly tx: Tx;
  readonly actor: Bearer;
  readonly params: Params;
  readonly body: Body;
  readonly c: Ctx;
}

/** Changes something, once however often it is asked by the same key, and answers with what became of it. */
export function write<Answer extends v.GenericSchema, Body extends v.GenericSchema>(
  o: About & {
    method: Exclude<Method, 'GET'>;
    body?: Body;
    answer: Answer;
    status?: 201;
    /**
     * For what nobody may find again beside a token: of a call only its `Idempotency-Key` is kept. Gives what stands,
     * where that is what is asked.
     */
    standing?(call: WriteCall<v.InferOutput<Body>>): Promise<v.InferInput<Answer> | undefined>;
    run(call: WriteCall<v.InferOutput<Body>>): Promise<{ answer: v.InferInput<Answer> | undefined; news?: News }>;
  },
): Endpoint {
  return {
    ...shaped(o),
    method: o.method,
    access: { token: o.scope },
    ...(o.body && { body: o.body }),
    answer: o.answer,
    list: false,
    status: o.status ?? 200,
    async handler(c) {
      const { deps, bearer } = c.var;
      if (!bearer) throw new Refusal(401, (m) => m.api.errors.noToken);
      const raw = await readFields(c);
      const body = o.body ? parseInput(o.body, raw) : (undefined as never);
      let news: News = [];
      const outcome = await deps
        .transact((tx) => {
          // A transaction that is tried again begins anew.
          news = [];
          const call = { tx, actor: bearer, params: paramsOf(c), body, c };
          const work = async (): Promise<Outcome> => {
            const done = await o.run(call);
            if (done.answer === undefined) throw notFound();
            news = done.news ?? [];
            return { status: o.status ?? 200, body: done.answer };
          };
          const { standing } = o;
          if (!standing) return doOnce(tx, c, bearer.token, raw, work);
          return doOnceUnkept(tx, c, bearer.token, work, async () => {
            const answer = await standing(call);
            return answer && { status: o.status ?? 200, body: answer };
          });
        })
        .catch((error: unknown) => {
          throw underNamesOfApi(error);
        });
      publish(deps.live, news);
      return c.json(outcome.body as object, outcome.status as 200 | 201);
    },
  };
}

/** A verb names a field as it knows it; what an action asks for, the program has named itself. */
function underNamesOfApi(error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  const fields = Object.entries(error.fields).map(
    ([name, sentence]) => [name.startsWith('actions.') ? name : snake(name), sentence] as const,
  );
  return new Refusal(error.status, error.sentence, {
    fields: Object.fromEntries(fields),
    ...(error.retryAfter !== undefined && { retryAfter: error.retryAfter }),
  });
}

/** With a tag of the content, by which a program that has it already is told so (RFC 9110 §8.8.3). */
function answerWith(c: Ctx, body: unknown): Response {
  const text = JSON.stringify(body);
  const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
  c.header('etag', tag);
  c.header('vary', 'authorization, accept-language');
  const known = (c.req.header('if-none-match') ?? '').split(',').map((one) => one.trim().replace(/^W\//, ''));
  if (known.includes(tag)) return c.body(null, 304);
  return c.body(text, 200, { 'content-type': 'application/json; charset=UTF-8' });
}

/** Puts an endpoint where the server serves it. */
export const routeOf = (endpoint: Endpoint): Route => ({
  method: endpoint.method,
  path: BASE + endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1'),
  access: endpoint.access,
  limits: [endpoint.method === 'GET' ? READING : WRITING],
  maxBytes: LARGEST_BODY,
  handler: endpoint.handler,
});
