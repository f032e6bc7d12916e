import * as v from 'valibot';
import { CIVIC_SCOPES } from '#accounts';
import type { Messages } from '#i18n';
import { BASE, type Endpoint } from './endpoint.ts';
import { type JsonSchema, jsonSchema } from './json-schema.ts';
import { envelope, EVENT_NAMES, EVENTS } from './webhooks/events.ts';

const refusal = {
  type: 'object',
  properties: {
    error: { type: 'string' },
    fields: { type: 'object', additionalProperties: { type: 'string' } },
  },
  required: ['error'],
  additionalProperties: false,
};

const parameter = (name: string, place: 'path' | 'query' | 'header', schema: JsonSchema, required: boolean) => ({
  name,
  in: place,
  required,
  schema,
});

const IDEMPOTENCY = parameter('Idempotency-Key', 'header', { type: 'string', minLength: 1, maxLength: 200 }, false);
const LANGUAGE = parameter('lang', 'query', { enum: ['en', 'fr'] }, false);

const json = (schema: JsonSchema) => ({ 'application/json': { schema } });

function operation(endpoint: Endpoint, m: Messages, names: Map<string, JsonSchema>) {
  const answer = jsonSchema(endpoint.answer, 'output', names);
  const query =
    endpoint.query && (jsonSchema(endpoint.query, 'input', names) as { properties?: object; required?: string[] });
  const inPath = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const bearer = { token: [endpoint.access.token] };
  return {
    operationId: endpoint.name,
    tags: [endpoint.group],
    summary: m.api.operations[endpoint.name],
    security: endpoint.access.open ? [bearer, {}] : [bearer],
    parameters: [
      ...inPath.map((name) => parameter(name, 'path', { type: 'string' }, true)),
      ...Object.entries(query?.properties ?? {}).map(([name, schema]) =>
        parameter(name, 'query', schema as JsonSchema, query?.required?.includes(name) ?? false),
      ),
      LANGUAGE,
      ...(endpoint.method === 'GET' ? [] : [IDEMPOTENCY]),
    ],
    ...(endpoint.body && {
      requestBody: { required: true, content: json(jsonSchema(endpoint.body, 'input', names)) },
    }),
    responses: {
      [endpoint.status]: {
        description: 'OK',
        content: json(endpoint.list ? { type: 'array', items: answer } : answer),
      },
      ...(endpoint.method === 'GET' && { 304: { description: m.api.docs.unchanged } }),
      default: { description: m.api.docs.refused, content: json({ $ref: '#/components/schemas/Refusal' }) },
    },
  };
}

/** The description of the whole API (OpenAPI 3.1.1), made of what serves it; its sentences in the reader's language. */
export function openApi(endpoints: readonly Endpoint[], o: { m: Messages; origin: string; serverName: string }) {
  const { m } = o;
  const names = new Map<string, JsonSchema>([['Refusal', refusal]]);
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method.toLowerCase()]: operation(endpoint, m, names) };
  }
  const webhooks = Object.fromEntries(
    EVENT_NAMES.map((name) => [
      name,
      {
        post: {
          summary: m.api.events[name],
          requestBody: { content: json(jsonSchema(envelope(name, EVENTS[name] as v.GenericSchema), 'output', names)) },
          responses: { '2XX': { description: 'OK' } },
        },
      },
    ]),
  );
  return {
    openapi: '3.1.1',
    info: { title: m.api.docs.apiTitle(o.serverName), version: '1', description: m.api.docs.lede },
    servers: [{ url: o.origin + BASE }],
    tags: Object.entries(m.api.groups).map(([name, description]) => ({ name, description })),
    paths,
    webhooks,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: CIVIC_SCOPES.map((scope) => `${scope}: ${m.api.scopes[scope]}`).join('\n'),
        },
      },
      schemas: Object.fromEntries(names),
    },
  };
}
