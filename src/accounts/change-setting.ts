import * as v from 'valibot';
import { defineAction } from '#actions';
import type { Db, Tx } from '#db';
import { isLocale } from '#i18n';
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

/** Changes what the server is called, what it says it is for, its language or its time zone. */
export const settingChange = defineAction({
  name: 'setting.change',
  gravity: ({ key }) => (key === 'name' || key === 'purpose' ? 'ordinary' : 'small'),
  schema: input,
  title: (m) => m.decisions.setting.title,
  form: async (_db, m) => [
    {
      kind: 'choice',
      name: 'key',
      label: m.decisions.setting.key,
      options: KEYS.map((value) => ({ value, label: m.decisions.setting.keys[value] })),
    },
    { kind: 'paragraphs', name: 'value', label: m.decisions.setting.value, hint: m.decisions.setting.valueHint },
  ],
  check,
  state: async (db, { key }) => ({ value: (await readSettings(db))[key] }),
  describe(m, _f, { input: { key, value }, before }) {
    const say = (text: string) => (key === 'locale' && isLocale(text) ? m.decisions.setting.languages[text] : text);
    return [{ what: m.decisions.setting.keys[key], before: say(before.value), after: say(value), href: '/about' }];
  },
  async apply(tx: Tx, { key, value }) {
    await check(tx, { key, value });
    // What the key may hold was checked a line above.
    await changeSetting(tx, null, key, value as never);
    return [{ topic: 'settings', kind: 'changed', data: null }];
  },
  inverse: ({ key }, before) => ({ name: 'setting.change', input: { key, value: before.value } }),
});
