import assert from 'node:assert/strict';
import { castStance, foundingAssemblyOf } from '#deliberation';
import type { Id } from '#ids';
import { apply } from '#membership';
import type { Person, World } from '../world.ts';
import { EVERYONE, journey } from './journey.ts';

const MINUTE = 60_000;

const words = {
  en: {
    begin: 'Begin the founding',
    save: 'Save',
    everyone: /^Everyone decides/,
    text: 'The bylaws',
    invite: /^Make a founder/,
    founders: '7 people or organisations found this co-op.',
    mandate: 'What it is called',
    holder: 'Held by',
    role: 'What it lets its holder do here',
    keep: 'Admit members, keep the register',
    notice: 'To read and discuss it first',
    unit: /^To read and discuss it first: /,
    voting: 'To vote',
    votingUnit: /^To vote: /,
    minutes: 'minutes',
    call: 'Call the assembly',
    cast: 'Cast my vote',
    founded: 'The co-operative is founded',
    inEffect: 'In effect',
  },
  fr: {
    begin: 'Commencer la fondation',
    save: 'Enregistrer',
    everyone: /^Tout le monde décide/,
    text: 'Les statuts',
    invite: /^Compter parmi les fondateurs/,
    founders: '7 personnes ou organisations fondent cette coopérative.',
    mandate: 'Son nom',
    holder: 'Confié à',
    role: 'Ce qu’il permet de faire ici',
    keep: 'Admettre les membres, tenir le registre',
    notice: 'Pour lire et débattre d’abord',
    unit: /^Pour lire et débattre d’abord/,
    voting: 'Pour voter',
    votingUnit: /^Pour voter/,
    minutes: 'minutes',
    call: 'Convoquer l’assemblée',
    cast: 'Voter',
    founded: 'La coopérative est fondée',
    inEffect: 'En vigueur',
  },
} as const;

async function applies(world: World, person: Person): Promise<Id<'member'>> {
  return world.transact(async (tx) => {
    const [first] = await tx.selectFrom('member_class').select('key').orderBy('position').execute();
    const asked = await tx.selectFrom('membership_question').select('id').execute();
    const { member } = await apply(tx, person.actor, {
      kind: 'person',
      legalName: person.name,
      class: first?.key ?? '',
      answers: Object.fromEntries(asked.map(({ id }) => [id, 'To own it together.'])),
    });
    return member;
  });
}

journey(
  'seven people found their co-op, step by step',
  [...EVERYONE, { javaScript: false, locale: 'fr' }],
  async ({ world, visit, become, page, inspect, locale }) => {
    const say = words[locale];
    const steward = await world.person('Amina', { roles: ['steward'], locale });
    const others = [];
    for (const name of ['Paul', 'Ruth', 'Noé', 'Lea', 'Yann', 'Priya']) others.push(await world.person(name));
    const pass = async (minutes: number) => {
      world.clock.advance(minutes * MINUTE);
      await world.app.settle();
    };
    const save = () => page.getByRole('button', { name: say.save }).click();

    await visit('/coop/founding');
    await inspect();
    await become(steward);
    await visit('/coop/founding');
    await inspect();
    await page.getByRole('button', { name: say.begin }).click();

    await visit('/coop/founding/model');
    await page.locator('input[name=model][value=plain]').check();
    await inspect();
    await save();
    await visit('/coop/founding/deciding');
    await page.getByLabel(say.everyone).check();
    await inspect();
    await save();

    await visit('/coop/founding/bylaws');
    await inspect();
    const text = page.getByRole('textbox', { name: say.text });
    await text.fill((await text.inputValue()).replaceAll(/\[([^\]]+)\]/g, '$1'));
    await save();

    for (const person of [steward, ...others]) await applies(world, person);
    await visit('/coop/founding/founders');
    await inspect();
    for (let left = 7; left > 0; left--) {
      await page.getByRole('button', { name: say.invite }).first().click();
      await page.waitForLoadState('load');
    }
    await page.getByText(say.founders).waitFor();
    await inspect();

    await visit('/coop/founding/mandates');
    await page.getByLabel(say.mandate).first().fill('Secretary');
    await page.getByLabel(say.role).first().selectOption({ label: say.keep });
    await page.getByLabel(say.holder).first().selectOption({ label: 'Ruth' });
    await inspect();
    await save();

    await visit('/coop/founding/assembly');
    await page.getByLabel(say.notice, { exact: true }).fill('1');
    await page.getByRole('combobox', { name: say.unit }).selectOption({ label: say.minutes });
    await page.getByLabel(say.voting, { exact: true }).fill('30');
    await page.getByRole('combobox', { name: say.votingUnit }).selectOption({ label: say.minutes });
    await inspect();
    await page.getByRole('button', { name: say.call }).click();
    await page.waitForURL(/\/d\/1$/);
    await pass(1);

    await visit('/d/1/vote');
    await page.locator('input[name=position][value=yes]').check({ force: true });
    await page.getByRole('button', { name: say.cast }).click();
    await page.waitForLoadState('load');
    const assembly = await foundingAssemblyOf(world.db);
    assert.ok(assembly);
    for (const { actor } of others)
      await world.transact((tx) => castStance(tx, actor, assembly.id, { choice: { position: 'yes' }, reason: '' }));
    await pass(31);
    await pass(1);
    await world.deps.settings.reload();

    await visit('/');
    await page.getByRole('link', { name: say.founded }).waitFor();
    await inspect();
    await visit('/decisions');
    await inspect();
    await page.getByRole('link', { name: /^(?:No\.|N°)\s?1 / }).click();
    await page.getByText(say.inEffect).first().waitFor();
    await inspect();
    const stewards = await world.db.selectFrom('role_grant').where('ended_at', 'is', null).select('role').execute();
    assert.deepEqual(stewards, [{ role: 'secretary' }]);
  },
);
