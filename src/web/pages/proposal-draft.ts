import type { ActionField, FilledIn, Json } from '#actions';
import { defaultSettings, type DraftInput, KIND_FACTS, type ProposalKind, type Rule } from '#deliberation';
import { invalid } from '#refusal';
import { inputOf } from '../action-form.ts';
import { instantIn, localIn } from '../time-of-zone.ts';

/** A form as it is filled in: text, or a list where a name may come more than once. */
export type Filled = FilledIn;

export const UNITS = { minutes: 1, hours: 60, days: 1_440 } as const;
type Unit = keyof typeof UNITS;

/** What came from the page, texts and lists of texts only. */
export const filledFrom = (fields: Readonly<Record<string, unknown>>): Filled =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, string | readonly string[]][] => {
      if (typeof value === 'string') return [[name, value]];
      return Array.isArray(value) ? [[name, value.filter((one) => typeof one === 'string')]] : [];
    }),
  );

export const textIn = (filled: Filled, name: string): string => {
  const value = filled[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
};

export const listIn = (filled: Filled, name: string): readonly string[] => {
  const value = filled[name];
  return typeof value === 'string' ? (value === '' ? [] : [value]) : (value ?? []);
};

export const linesIn = (filled: Filled, name: string): readonly string[] =>
  textIn(filled, name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The actions of a form, in order: the name under `actions.N`, what was filled in under `actions.N.<field>`. */
export function actionsIn(filled: Filled): readonly { name: string; fields: Filled; option: string }[] {
  const places = Object.keys(filled)
    .flatMap((name) => /^actions\.(\d{1,2})$/.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b);
  return places.map((place) => {
    const start = `actions.${place}.`;
    const own = Object.entries(filled).flatMap(([name, value]) =>
      name.startsWith(start) ? [[name.slice(start.length), value] as const] : [],
    );
    return {
      name: textIn(filled, `actions.${place}`),
      fields: Object.fromEntries(own),
      option: textIn(filled, `option.${place}`),
    };
  });
}

/** The same form with other actions. */
export function withActions(filled: Filled, actions: ReturnType<typeof actionsIn>): Filled {
  const rest = Object.entries(filled).filter(([name]) => !/^(?:actions|option)\.\d/.test(name));
  const written = actions.flatMap(({ name, fields, option }, i) => [
    [`actions.${i}`, name] as const,
    [`option.${i}`, option] as const,
    ...Object.entries(fields).map(([field, value]) => [`actions.${i}.${field}`, value] as const),
  ]);
  return Object.fromEntries([...rest, ...written]);
}

/** Minutes of a number and its unit; undefined where nothing is written. @throws Refusal 422 for no number. */
function minutesIn(filled: Filled, name: string): number | undefined {
  const text = textIn(filled, name).trim();
  if (text === '') return undefined;
  if (!/^\d{1,6}$/.test(text)) throw invalid({ [name]: (m) => m.decide.propose.faults.number });
  const unit = textIn(filled, `${name}.unit`);
  return Number(text) * UNITS[unit in UNITS ? (unit as Unit) : 'days'];
}

/**
 * What `parseDraft` takes, from the form of a kind. Of settings only what this kind asks for; a duration that is left
 * empty is that of the rule. `asked`: the fields of each change.
 */
export function draftIn(
  kind: ProposalKind,
  filled: Filled,
  timeZone: string,
  asked: readonly (readonly ActionField[])[] = [],
): Record<string, unknown> {
  const facts = KIND_FACTS[kind];
  const text = (name: string) => textIn(filled, name);
  const on = (name: string) => text(name) === 'on';
  const opensAt = text('settings.opensAt');
  const circle = text('circle');
  const settings = {
    ...(facts.positions.length > 0 && { reasons: listIn(filled, 'settings.reasons') }),
    confidential: on('settings.confidential'),
    results: text('settings.results') || undefined,
    noticeMinutes: minutesIn(filled, 'settings.noticeMinutes'),
    votingMinutes: minutesIn(filled, 'settings.votingMinutes'),
    opensAt: opensAt === '' ? null : instantIn(timeZone, opensAt),
    opensItself: on('settings.opensItself'),
    reminders: on('settings.reminders'),
    tie: text('settings.tie') || undefined,
    electorate: electorateIn(filled, circle),
    seats: text('settings.seats') || undefined,
    mostChoices: text('settings.mostChoices') || undefined,
    ranking: text('settings.ranking') || undefined,
    election: text('settings.election') || undefined,
    highestScore: text('settings.highestScore') || undefined,
    grades: kind === 'majority-judgment' ? linesIn(filled, 'settings.grades') : undefined,
    target: text('settings.target') || null,
    ...(kind === 'election' && {
      mandate: {
        title: text('settings.mandate.title'),
        role: text('settings.mandate.role') || null,
        circle: text('settings.mandate.circle') || circle || null,
        months: text('settings.mandate.months'),
      },
    }),
  };
  return {
    kind,
    title: text('title'),
    body: text('body'),
    language: text('language'),
    circle: circle || null,
    member: text('member') || null,
    rule: text('rule'),
    settings: Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
    options: facts.options === 'written' ? linesIn(filled, 'options') : [],
    actions: actionsIn(filled).map(({ name, fields, option }, i) => ({
      name,
      input: inputOf(fields, asked[i]),
      option: option === '' ? null : Number(option),
    })),
    reviewOn: text('reviewOn'),
  };
}

function electorateIn(filled: Filled, circle: string): unknown {
  const kind = textIn(filled, 'settings.electorate');
  switch (kind) {
    case 'active':
      return { kind, days: textIn(filled, 'settings.electorate.days') };
    case 'classes':
      return { kind, classes: listIn(filled, 'settings.electorate.classes') };
    case 'founders':
      return { kind };
    case 'members':
      return circle ? { kind: 'circle', circle } : { kind };
    default:
      return undefined;
  }
}

/** Where the form starts: nothing written, every setting as it would be. */
export function blankForm(kind: ProposalKind, rule: Rule, language: string): Filled {
  return { language, rule: rule.key, ...settingsFilled(kind, defaultSettings(kind, rule.settings), rule) };
}

/** A proposal or template as the form that would write it. */
export function filledWith(draft: DraftInput, rule: Rule, timeZone: string): Filled {
  const { kind, title, body, language, circle, member, options, actions, reviewOn } = draft;
  const settings = { ...defaultSettings(kind, rule.settings, circle ?? null), ...draft.settings };
  const base: Filled = {
    title,
    body,
    language,
    rule: rule.key,
    ...(circle && { circle }),
    ...(member && { member }),
    options: options.join('\n'),
    ...(reviewOn && { reviewOn }),
    ...settingsFilled(kind, settings, rule, timeZone),
  };
  return withActions(
    base,
    actions.map(({ name, input, option }) => ({ name, fields: fieldsOf(input), option: String(option ?? '') })),
  );
}

/** Plain data as fields: what has fields of its own under `outer.inner`. */
function fieldsOf(input: Json, under = ''): Filled {
  if (input === null || typeof input !== 'object' || Array.isArray(input)) return {};
  return Object.fromEntries(
    Object.entries(input).flatMap(([name, value]): [string, string | readonly string[]][] => {
      const key = under + name;
      if (value === null || value === undefined) return [[key, '']];
      if (typeof value === 'boolean') return value ? [[key, 'on']] : [];
      if (Array.isArray(value)) return [[key, value.map(String)]];
      if (typeof value === 'object') return Object.entries(fieldsOf(value as Json, `${key}.`));
      return [[key, String(value)]];
    }),
  );
}

function settingsFilled(
  kind: ProposalKind,
  settings: ReturnType<typeof defaultSettings>,
  rule: Rule,
  timeZone = 'UTC',
): Filled {
  const { electorate, mandate, opensAt, target } = settings;
  const tick = (name: string, on: boolean): Filled => (on ? { [`settings.${name}`]: 'on' } : {});
  const binding = KIND_FACTS[kind].binding;
  return {
    'settings.electorate': electorate.kind === 'circle' ? 'members' : electorate.kind,
    'settings.electorate.days': electorate.kind === 'active' ? String(electorate.days) : '90',
    'settings.electorate.classes': electorate.kind === 'classes' ? electorate.classes : [],
    ...tick('confidential', settings.confidential),
    ...tick('opensItself', settings.opensItself),
    ...tick('reminders', settings.reminders),
    'settings.results': settings.results,
    ...minutesFilled('settings.noticeMinutes', settings.noticeMinutes, binding ? rule.settings.noticeMinutes : 0),
    ...minutesFilled('settings.votingMinutes', settings.votingMinutes, rule.settings.votingMinutes),
    'settings.opensAt': opensAt === null ? '' : localIn(timeZone, opensAt),
    'settings.reasons': settings.reasons,
    'settings.tie': settings.tie,
    'settings.seats': String(settings.seats),
    'settings.mostChoices': String(settings.mostChoices),
    'settings.ranking': settings.ranking,
    'settings.election': settings.election,
    'settings.highestScore': String(settings.highestScore),
    'settings.grades': settings.grades.join('\n'),
    'settings.target': target === null ? '' : String(target),
    'settings.mandate.title': mandate?.title ?? '',
    'settings.mandate.role': mandate?.role ?? '',
    'settings.mandate.circle': mandate?.circle ?? '',
    'settings.mandate.months': String(mandate?.months ?? 12),
  };
}

/** A length as a number and its unit; nothing when it is what the rule asks anyway. */
function minutesFilled(name: string, minutes: number, usual: number): Filled {
  if (minutes === usual) return { [name]: '', [`${name}.unit`]: 'days' };
  const unit = (['days', 'hours', 'minutes'] as const).find((one) => minutes % UNITS[one] === 0) ?? 'minutes';
  return { [name]: String(minutes / UNITS[unit]), [`${name}.unit`]: unit };
}
