import * as v from 'valibot';
import { type ActionField, defineAction, type FilledIn } from '#actions';
import type { Db, Tx } from '#db';
import { isLocale, type Messages } from '#i18n';
import type { Id } from '#ids';
import { choice, line, paragraphs, parseInput } from '#input';
import { invalid } from '#refusal';
import { changeSetting, readSettings } from '#settings';
import { timeZones } from './change-server.ts';

/** What members decide of the server itself. Where it stands in its life is no setting: founding changes it. */
const KEYS = ['name', 'purpose', 'locale', 'timeZone'] as const;
type Key = (typeof KEYS)[number];

/** What may stand under each key: as whoever sets the server up may write it. */
const VALUES: { readonly [K in Key]: v.GenericSchema<unknown, string> } = {
  name: line(60),
  purpose: paragraphs(300),
  locale: choice(['en', 'fr']),
  timeZone: line(64),
};

const input = v.object({ key: choice(KEYS), value: paragraphs(300) });

async function check(db: Db, { key, value }: v.InferOutput<typeof input>): Promise<void> {
  const { value: whole } = parseInput(v.object({ value: VALUES[key] }), { value });
  if (key === 'timeZone' && !(await timeZones(db)).includes(whole)) {
    throw invalid({ value: (m) => m.errors.unknownChoice });
  }
  if ((await readSettings(db))[key] === whole) throw invalid({ value: (m) => m.decisions.setting.same });
}

async function change(tx: Tx, asked: v.InferOutput<typeof input>, by: Id<'person'> | null) {
  await check(tx, asked);
  // What the key may hold was checked a line above.
  await changeSetting(tx, by, asked.key, asked.value as never);
  return [{ topic: 'settings', kind: 'changed', data: null }];
}

/** The field that fits the setting; which setting, where that is not said yet. */
async function form(db: Db, m: Messages, filled: FilledIn = {}): Promise<readonly ActionField[]> {
  const say = m.decisions.setting;
  const key = KEYS.find((one) => one === filled['key']);
  if (!key) {
    const options = KEYS.map((value) => ({ value, label: say.keys[value] }));
    return [{ kind: 'point', name: 'key', label: say.key, options }];
  }
  const value = { name: 'value', label: say.keys[key], stands: (await readSettings(db))[key] };
  const chosen: ActionField = { kind: 'hidden', name: 'key', label: say.key, stands: key };
  switch (key) {
    case 'name':
      return [chosen, { kind: 'line', ...value }];
    case 'purpose':
      return [chosen, { kind: 'paragraphs', ...value, hint: say.purposeHint }];
    case 'locale':
      return [
        chosen,
        {
          kind: 'choice',
          ...value,
          options: (['en', 'fr'] as const).map((one) => ({ value: one, label: say.languages[one] })),
        },
      ];
    case 'timeZone':
      return [
        chosen,
        {
          kind: 'choice',
          ...value,
          options: (await timeZones(db)).map((name) => zoneOption(name)),
          hint: say.zoneHint,
        },
      ];
  }
}

/** A zone under its continent: `America/Argentina/Salta` as “Argentina, Salta” of America. */
function zoneOption(value: string) {
  const [group = '', ...places] = value.replaceAll('_', ' ').split('/');
  return places.length === 0 ? { value, label: group } : { value, label: places.join(', '), group };
}

/** Changes what the server is called, what it says it is for, its language or its time zone. */
export const settingChange = defineAction({
  name: 'setting.change',
  gravity: ({ key }) => (key === 'name' || key === 'purpose' ? 'ordinary' : 'small'),
  schema: input,
  title: (m) => m.decisions.setting.title,
  points: async (_db, m) => KEYS.map((key) => ({ label: m.decisions.setting.keys[key], fields: { key } })),
  form,
  check,
  state: async (db, { key }) => ({ value: (await readSettings(db))[key] }),
  describe(m, _f, { input: { key, value }, before }) {
    const say = (text: string) => (key === 'locale' && isLocale(text) ? m.decisions.setting.languages[text] : text);
    return [{ what: m.decisions.setting.keys[key], before: say(before.value), after: say(value), href: '/about' }];
  },
  apply: (tx, asked) => change(tx, asked, null),
  small: { roles: ['secretary'], apply: change },
  inverse: ({ key }, before) => ({ name: 'setting.change', input: { key, value: before.value } }),
});
