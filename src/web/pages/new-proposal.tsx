import { type ActionField, actionNamed, everyAction, type Gravity } from '#actions';
import {
  draftProposal,
  editProposal,
  ensureRules,
  KIND_FACTS,
  KINDS,
  parseDraft,
  type Proposal,
  type ProposalKind,
  redraft,
  type Rule,
  rules as rulesInForce,
  rulesFor,
  retireTemplate,
  type Template,
  templates,
} from '#deliberation';
import { type Ctx, get, post } from '#http';
import { parseId } from '#ids';
import { type CircleView, circles, circlesOf, classes, type Membership, membershipsOf } from '#membership';
import { parseInput } from '#input';
import { invalid, notFound, Refusal } from '#refusal';
import { act, viewerOf } from '../act.ts';
import { inputOf, prefilled } from '../action-form.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { proposalOf, takesPart } from '../proposal-view.ts';
import { show } from '../show.ts';
import { ChooseHow, NoMember } from './new-proposal-how.tsx';
import { ProposePage } from './new-proposal-form.tsx';
import type { ProposeForm } from './new-proposal-view.ts';
import {
  actionsIn,
  blankForm,
  draftIn,
  type Filled,
  filledFrom,
  filledWith,
  textIn,
  withActions,
} from './proposal-draft.ts';
import { proposalName, proposalPath } from './proposal-words.ts';

/** Only the server seats whom a vote elected and asks to ratify; the founding assembly opens the register. */
const BY_THE_SERVER = new Set(['election.seat', 'emergency.ratify', 'register.open']);

const kindOf = (text: unknown): ProposalKind | undefined => KINDS.find((kind) => kind === text);

/** The first rule that an ordinary proposal goes by. */
const usual = (all: readonly Rule[], kind: ProposalKind): Rule | undefined =>
  all.find(({ key }) => key === (kind === 'consent' ? 'lazy' : 'ordinary')) ?? all[0];

/** The rules in force, written down the first time that somebody proposes. */
async function rulesOf(c: Ctx): Promise<readonly Rule[]> {
  const { deps } = c.var;
  const found = await rulesInForce(deps.db);
  if (found.length > 0 && found.every(({ id }) => id)) return found;
  await deps.transact(ensureRules);
  return rulesInForce(deps.db);
}

/** How grave what is filled in so far is; what cannot be read yet weighs nothing yet. */
function gravities(filled: Filled, kind: ProposalKind): readonly Gravity[] {
  const known = actionsIn(filled).flatMap(({ name, fields }): Gravity[] => {
    const action = actionNamed(name);
    if (!action) return [];
    try {
      return [action.gravity(parseInput(action.schema, inputOf(fields)))];
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  });
  return kind === 'election' ? [...known, 'ordinary'] : known;
}

interface Place {
  readonly action: string;
  readonly back: ProposeForm['back'];
  readonly published: boolean;
}

const newPlace = (c: Ctx): Place => ({
  action: '/d/new',
  back: { href: '/d/new', label: c.var.m.decide.propose.how },
  published: false,
});

const editPlace = (c: Ctx, proposal: Proposal): Place => ({
  action: proposalPath(proposal, '/edit'),
  back: { href: proposalPath(proposal), label: proposalName(c.var.m, proposal) },
  published: proposal.state !== 'draft',
});

async function showForm(
  c: Ctx,
  place: Place,
  kind: ProposalKind,
  filled: Filled,
  state: FormState = freshForm(),
): Promise<Response> {
  const { deps, m } = c.var;
  const viewer = viewerOf(c);
  const acting = (await membershipsOf(deps.db, viewer)).filter(takesPart);
  if (acting.length === 0) return show(c, <NoMember />);
  const all = await rulesOf(c);
  const mayDecide = new Set(rulesFor(gravities(filled, kind), all).map(({ key }) => key));
  const actions = await Promise.all(
    actionsIn(filled).map(async ({ name, fields }) => {
      const action = actionNamed(name);
      const point = (await action?.points?.(deps.db, m))?.find((one) =>
        Object.entries(one.fields).every(([key, value]) => fields[key] === value),
      );
      const title = action?.title(m) ?? name;
      return {
        name,
        title: point ? m.decide.propose.about(title, point.label) : title,
        fields: (await action?.form(deps.db, m, fields)) ?? [],
      };
    }),
  );
  const form: ProposeForm = {
    ...place,
    kind,
    filled,
    errors: merged(state.errors),
    sentence: state.sentence,
    actions,
    addable: await addable(c),
    rules: all.map((rule) => ({ rule, fits: mayDecide.has(rule.key) })),
    acting,
    own: await ownCircles(c, acting),
    circles: await circles(deps.db),
    classes: await classes(deps.db),
    founding: deps.settings.current.stage === 'founding',
  };
  return show(c, <ProposePage form={form} />, state.status);
}

/** What may be added: actions by their titles, and, where it depends on what they are about, each of their points. */
async function addable(c: Ctx): Promise<ProposeForm['addable']> {
  const { deps, m, locale } = c.var;
  const actions = everyAction().filter(({ name }) => !BY_THE_SERVER.has(name));
  const all = await Promise.all(
    actions.map(async (action) => {
      const title = action.title(m);
      const points = await action.points?.(deps.db, m);
      if (!points) return [{ value: action.name, label: title, title }];
      return points.map(({ label, fields }) => ({
        value: `${action.name}?${new URLSearchParams(fields as Record<string, string>).toString()}`,
        label,
        group: title,
        title,
      }));
    }),
  );
  // Those that stand alone come first, so that no group stands between them.
  return all
    .flat()
    .toSorted((a, b) => Number('group' in a) - Number('group' in b) || a.title.localeCompare(b.title, locale))
    .map(({ title: _title, ...option }) => option);
}

/** What an action asks, given what is filled in. */
const askedBy = async (c: Ctx, name: string, fields: Filled): Promise<readonly ActionField[]> =>
  (await actionNamed(name)?.form(c.var.deps.db, c.var.m, fields)) ?? [];

/** What each change of the form asks, in order. */
const asked = (c: Ctx, filled: Filled) =>
  Promise.all(actionsIn(filled).map(({ name, fields }) => askedBy(c, name, fields)));

/** The form with what stands now in every field of its changes that says nothing yet. */
async function withStanding(c: Ctx, filled: Filled): Promise<Filled> {
  const begun = await Promise.all(
    actionsIn(filled).map(async (one) => ({
      ...one,
      fields: prefilled(await askedBy(c, one.name, one.fields), one.fields),
    })),
  );
  return withActions(filled, begun);
}

/** Faults of single options stand at the field that holds them all. */
const merged = (errors: FormState['errors']): FormState['errors'] =>
  Object.fromEntries(
    Object.entries(errors).map(([name, sentence]) => [name.startsWith('options.') ? 'options' : name, sentence]),
  );

/** The circles that those who act are in, each once. */
async function ownCircles(c: Ctx, acting: readonly Membership[]): Promise<readonly CircleView[]> {
  const own = await Promise.all(acting.map(({ id }) => circlesOf(c.var.deps.db, id)));
  return [...new Map(own.flat().map((circle) => [circle.id, circle])).values()];
}

/** The form filled in by an address: a kind, a template, an action with its fields. */
async function begin(c: Ctx): Promise<Response> {
  const { deps, locale } = c.var;
  const query = Object.fromEntries(new URL(c.req.url).searchParams);
  const all = await templates(deps.db);
  const template = all.find(({ id }) => id === query['template']);
  const action = query['action'] && actionNamed(query['action']) ? query['action'] : undefined;
  const kind = template?.kind ?? kindOf(query['kind']) ?? (action ? 'yes-no' : undefined);
  if (!kind) return chooseHow(c, all);
  const rules = await rulesOf(c);
  const fallback = usual(rules, kind);
  if (!fallback) throw notFound();
  if (template) {
    const rule = rules.find(({ key }) => key === template.rule) ?? fallback;
    return showForm(
      c,
      newPlace(c),
      kind,
      filledWith(ofTemplate(template, locale), rule, deps.settings.current.timeZone),
    );
  }
  const blank = blankForm(kind, fallback, locale);
  const { action: _action, lang: _lang, ...rest } = query;
  // An action has its own `title` or `kind`: beside one, only a way of asking is not a field of it.
  const fields = Object.fromEntries(Object.entries(rest).filter(([name, value]) => name !== 'kind' || !kindOf(value)));
  const filled = action ? await withStanding(c, withActions(blank, [{ name: action, fields, option: '' }])) : blank;
  const fits = rulesFor(gravities(filled, kind), rules);
  return showForm(c, newPlace(c), kind, {
    ...filled,
    ...(!action && query['title'] && { title: query['title'] }),
    ...(!action && query['circle'] && { circle: query['circle'] }),
    ...(!fits.includes(fallback) && fits[0] && { rule: fits[0].key }),
  });
}

const ofTemplate = (template: Template, language: 'en' | 'fr') => ({
  ...template,
  language,
  options: template.options.map(({ text }) => text),
  actions: [],
});

async function chooseHow(c: Ctx, all: readonly Template[]): Promise<Response> {
  const viewer = viewerOf(c);
  const acting = (await membershipsOf(c.var.deps.db, viewer)).filter(takesPart);
  if (acting.length === 0) return show(c, <NoMember />);
  return show(c, <ChooseHow templates={all} own={new Set(acting.map(({ id }) => String(id)))} />);
}

/** Adds or takes away a change and shows the form again, or gives what was filled in to `save`. */
async function take(c: Ctx, place: Place, save: (kind: ProposalKind, filled: Filled) => Promise<Response>) {
  let kind: ProposalKind = 'yes-no';
  let filled: Filled = {};
  return takeForm(
    c,
    async (fields) => {
      filled = filledFrom(fields);
      const known = kindOf(fields['kind']);
      if (!known) throw invalid({ kind: (m) => m.decide.propose.faults.kind });
      kind = known;
      const wish = textIn(filled, 'do');
      if (wish === 'add') return showForm(c, place, kind, await withStanding(c, withAdded(filled)));
      if (wish === 'continue') return showForm(c, place, kind, await withStanding(c, filled));
      const removed = /^remove\.(\d{1,2})$/.exec(wish)?.[1];
      if (removed !== undefined) {
        const rest = actionsIn(filled).filter((_, i) => i !== Number(removed));
        return showForm(c, place, kind, withActions(filled, rest));
      }
      // Whoever chose a change and pressed the other button wanted it too.
      if (textIn(filled, 'add') !== '' && KIND_FACTS[kind].binding)
        return showForm(c, place, kind, await withStanding(c, withAdded(filled)));
      // A point that was just chosen: what it asks has not been seen yet.
      const unseen = actionsIn(filled).some(
        ({ name, fields }) => actionNamed(name)?.points && Object.keys(fields).length === 1,
      );
      if (unseen) return showForm(c, place, kind, await withStanding(c, filled));
      return save(kind, filled);
    },
    (state) => showForm(c, place, kind, filled, state),
  );
}

function withAdded(filled: Filled): Filled {
  const [name = '', point] = textIn(filled, 'add').split('?');
  const fields = Object.fromEntries(new URLSearchParams(point));
  return actionNamed(name) ? withActions(filled, [...actionsIn(filled), { name, fields, option: '' }]) : filled;
}

async function edit(c: Ctx): Promise<Response> {
  const { deps } = c.var;
  const proposal = await ownProposal(c);
  const rules = await rulesOf(c);
  const rule = rules.find(({ key }) => key === proposal.rule.key) ?? usual(rules, proposal.kind);
  if (!rule) throw notFound();
  const filled = await withStanding(c, filledWith(redraft(proposal), rule, deps.settings.current.timeZone));
  return showForm(c, editPlace(c, proposal), proposal.kind, filled);
}

/** @throws Refusal 404, 403 to those who did not write it, 409 once it is voted on. */
async function ownProposal(c: Ctx): Promise<Proposal> {
  const proposal = await proposalOf(c);
  if (proposal.author?.account !== viewerOf(c).account) throw new Refusal(403, (m) => m.errors.notAllowed);
  if (proposal.state !== 'draft' && proposal.state !== 'discussion')
    throw new Refusal(409, (m) => m.decide.propose.tooLate);
  return proposal;
}

async function saveEdit(c: Ctx): Promise<Response> {
  const proposal = await ownProposal(c);
  const zone = c.var.deps.settings.current.timeZone;
  return take(c, editPlace(c, proposal), async (kind, filled) => {
    const input = parseDraft(draftIn(kind, filled, zone, await asked(c, filled)));
    await act(c, (tx, actor) => editProposal(tx, actor, proposal.id, input));
    return c.redirect(proposalPath(proposal), 303);
  });
}

const LARGEST_FORM = 524_288;
const PROPOSING = { name: 'propose', per: 'person', times: 120, seconds: 3_600 } as const;
const OPTIONS = { maxBytes: LARGEST_FORM, limits: [PROPOSING] };

export const newProposalRoutes = [
  get('/d/new', 'account', begin),
  post(
    '/d/new',
    'account',
    (c) =>
      take(c, newPlace(c), async (kind, filled) => {
        const zone = c.var.deps.settings.current.timeZone;
        const input = parseDraft(draftIn(kind, filled, zone, await asked(c, filled)));
        const { id } = await act(c, (tx, actor) => draftProposal(tx, actor, input));
        return c.redirect(`/d/drafts/${id}`, 303);
      }),
    OPTIONS,
  ),
  get('/d/:n{[0-9]+}/edit', 'account', edit),
  post('/d/:n{[0-9]+}/edit', 'account', saveEdit, OPTIONS),
  get('/d/drafts/:id/edit', 'account', edit),
  post('/d/drafts/:id/edit', 'account', saveEdit, OPTIONS),
  post('/d/templates/:id/retire', 'account', async (c) => {
    const id = parseId<'template'>(c.req.param('id') ?? '');
    if (!id) throw notFound();
    await c.var.deps.transact((tx) => retireTemplate(tx, viewerOf(c), id));
    return c.redirect('/d/new', 303);
  }),
];
