import * as v from 'valibot';
import { parseDraft, retireTemplate, saveTemplate, type Template, templates } from '#deliberation';
import { parseId } from '#ids';
import { line } from '#input';
import { notFound } from '#refusal';
import { list, write } from '../endpoint.ts';
import { id, json, named } from '../shapes/base.ts';
import { templateFields } from '../shapes/proposals.ts';
import { camelFields, snakeFields } from '../shapes/snake.ts';

const GROUP = 'proposals';

const template = named(
  'Template',
  v.object({
    id,
    name: v.string(),
    member: id,
    kind: v.string(),
    title: v.string(),
    body: v.string(),
    rule: v.string(),
    settings: v.record(v.string(), json),
    options: v.array(v.object({ id: v.string(), text: v.string() })),
  }),
);

const showTemplate = (t: Template): v.InferInput<typeof template> => ({
  id: t.id,
  name: t.name,
  member: t.member,
  kind: t.kind,
  title: t.title,
  body: t.body,
  rule: t.rule,
  settings: snakeFields(t.settings),
  options: t.options.map(({ id: option, text }) => ({ id: option, text })),
});

/** Ways of asking that members keep for the next time. */
export const templateEndpoints = [
  list({
    name: 'listTemplates',
    group: GROUP,
    path: '/templates',
    scope: 'read:decisions',
    answer: template,
    run: async ({ db }) => ({ items: (await templates(db)).map(showTemplate) }),
  }),

  write({
    name: 'saveTemplate',
    group: GROUP,
    method: 'POST',
    path: '/templates',
    scope: 'write:decisions',
    body: v.object({ name: line(80), ...templateFields }),
    answer: template,
    status: 201,
    async run({ tx, actor, body: { name, ...body } }) {
      const input = parseDraft({ ...camelFields(body), settings: camelFields(body.settings) });
      const made = await saveTemplate(tx, actor, name, input);
      const saved = (await templates(tx)).find((one) => one.id === made);
      return { answer: saved && showTemplate(saved) };
    },
  }),

  write({
    name: 'retireTemplate',
    group: GROUP,
    method: 'DELETE',
    path: '/templates/{template}',
    scope: 'write:decisions',
    answer: template,
    async run({ tx, actor, params }) {
      const wanted = parseId<'template'>(params.template ?? '');
      const found = (await templates(tx)).find((one) => one.id === wanted);
      if (!found) throw notFound();
      await retireTemplate(tx, actor, found.id);
      return { answer: showTemplate(found) };
    },
  }),
];
