import assert from 'node:assert/strict';
import { parseText, publishFigures, writeReason, writeText } from '#campaigns';
import { launchAppeal, sign, signAndConfirm } from '../../campaigns/campaign.testing.ts';
import { scenarios } from '../../../test/scenario.ts';
import { form, type World } from '../../../test/world.ts';

const SLUG = 'what-if-we-bought-twitter';
const READS_GERMAN = { headers: { 'accept-language': 'de, en;q=0.5' } };

const ARABIC = {
  language: 'ar',
  title: 'ماذا لو اشترينا تويتر؟',
  summary: 'ما تويتر من دون تغريداتنا؟',
  story: 'في خريف عام 2016 يبحث **تويتر** عن مشترٍ.',
  target: 'مجلس إدارة شركة تويتر',
  consequences: ['ننشر النداء', 'نسلّم النداء'],
};
const GERMAN = {
  ...ARABIC,
  language: 'de',
  title: 'Und wenn wir Twitter kauften?',
  target: 'den Vorstand',
  consequences: ['übergeben wir den Aufruf', 'bitten wir um Antwort'],
};

async function inThreeLanguages(world: World) {
  const launched = await launchAppeal(world, { area: 'FR' });
  for (const text of [ARABIC, GERMAN]) {
    await world.transact((tx) => writeText(tx, launched.ruth.actor, launched.id, parseText(text)));
  }
  return launched;
}

async function withFigures(world: World) {
  const { id } = await launchAppeal(world, { area: 'country' });
  for (let n = 0; n < 9; n++) await signAndConfirm(world, id, `Signer${n}`, { area: n < 5 ? 'FR' : 'BE' });
  await publishFigures.run(world.deps, {});
}

async function withReason(world: World) {
  const { ruth, id } = await launchAppeal(world);
  const token = await signAndConfirm(world, id, 'Amina');
  await world.transact((tx) =>
    writeReason(tx, token, { reason: '<b>It is ours.</b>', firstName: '', place: 'Lyon', publish: true }),
  );
  return { ruth, id, token };
}

scenarios([
  {
    name: 'a reader gets the language of their browser, in a page of the server’s language',
    given: inThreeLanguages,
    path: `/c/${SLUG}`,
    init: READS_GERMAN,
    status: 200,
    contains: [
      'Und wenn wir Twitter kauften?',
      'lang="de"',
      /<html lang="en"/,
      /hreflang="ar" href="[^"]*lang=ar"/,
      'Translated from English by the organisers',
      /2 more signatures/,
      'name="area"',
    ],
    lacks: ['essor_text'],
  },
  {
    name: 'a language that is chosen is marked with the direction of its script, and remembered for this campaign',
    given: inThreeLanguages,
    path: `/c/${SLUG}?lang=ar`,
    status: 200,
    contains: [ARABIC.title, /lang="ar" dir="rtl"/, 'Addressed to:'],
    then: async (world) => {
      const page = await world.browse(`/c/${SLUG}?lang=ar`);
      assert.match(page.headers.get('set-cookie') ?? '', /essor_text=ar; Path=\/c\/what-if-we-bought-twitter/);
      const sign = await world.browse(`/c/${SLUG}/sign`, { headers: { cookie: 'essor_text=ar' } });
      assert.match(await sign.text(), /تويتر/);
    },
  },
  {
    name: 'a language that is not there changes nothing',
    given: inThreeLanguages,
    path: `/c/${SLUG}?lang=xx`,
    status: 200,
    contains: ['What if we bought Twitter?'],
    lacks: ['Translated from'],
  },
  {
    name: 'organisers add a language from the form; faults stand beside their fields and nothing is lost',
    as: 'Lea',
    roles: ['organiser'],
    given: (world) => launchAppeal(world, {}),
    path: `/c/${SLUG}/texts/save`,
    init: form({ language: 'de', title: '', summary: 'Warum.', story: 'Darum.', target: 'den Vorstand' }),
    status: 422,
    contains: ['Give the campaign a title.', 'Darum.', 'href="#f-consequences.0"'],
  },
  {
    name: 'the figures show a country of five, and nothing of one of four',
    given: withFigures,
    path: `/c/${SLUG}/figures`,
    status: 200,
    contains: [
      'How these figures are published',
      '<title>France: 5</title>',
      '<title>Belgium: fewer than 5, or none</title>',
    ],
    lacks: [/<td[^>]*>Belgium/],
    then: async (world) => {
      const data = await (await world.browse(`/c/${SLUG}/data.json`)).json();
      assert.deepEqual(data.data.attributes.signatures_by_country, [
        { name: 'France', code: 'FR', signature_count: 5 },
      ]);
      assert.deepEqual(data.data.attributes.signatures_by_region, []);
      assert.equal(
        await (await world.browse(`/c/${SLUG}/figures.csv`)).text(),
        'code,name,signatures\r\nFR,France,5\r\n',
      );
    },
  },
  {
    name: 'a petition that does not ask where its signers live says so',
    given: (world) => launchAppeal(world),
    path: `/c/${SLUG}/figures`,
    status: 200,
    contains: ['This petition does not ask where its signers live.'],
  },
  {
    name: 'reasons are shown as their authors chose, and whatever they wrote is text',
    given: withReason,
    path: `/c/${SLUG}/reasons`,
    status: 200,
    contains: ['&lt;b&gt;It is ours.&lt;/b&gt;', 'A signer', 'Lyon'],
    lacks: ['Amina', '/reasons/hide'],
  },
  {
    name: 'only organisers hide a reason',
    as: 'Paul',
    given: withReason,
    path: `/c/${SLUG}/reasons/hide`,
    init: form({ reason: '1', because: 'No' }),
    status: 403,
  },
  {
    name: 'behind a link that is of no signature that counts there is nothing to add to',
    given: async (world) => {
      const { id } = await launchAppeal(world);
      await sign(world, id, 'Amina');
    },
    path: `/c/${SLUG}/mine/${'a'.repeat(43)}`,
    status: 404,
    contains: ['There is no signature behind this link'],
  },
  {
    name: 'a milestone by country at the launch needs the country to be asked',
    as: 'Lea',
    roles: ['organiser'],
    path: '/c/new',
    init: form({
      title: 'Keep the library open',
      summary: 'It is warm.',
      story: 'Because.',
      target: 'the council',
      locale: 'en',
      area: 'none',
      'milestones.0.signatures': '1000',
      'milestones.0.consequence': 'we speak',
      'milestones.0.areas': '7',
      'milestones.0.perArea': '3',
    }),
    status: 422,
    contains: ['href="#f-milestones.0.perArea"'],
    then: async (world) => {
      const maria = await world.person('Maria', { roles: ['organiser'] });
      const fields = { title: 'T', summary: 'S', story: 'S', target: 'x', locale: 'en', area: 'none' };
      const first = { 'milestones.0.signatures': '1000', 'milestones.0.consequence': 'we speak' };
      const spread = { 'milestones.0.areas': '7', 'milestones.0.perArea': '50', 'milestones.0.kind': 'country' };
      const send = async (more: object) => maria.browse('/c/new', form({ ...fields, ...first, ...spread, ...more }));
      const refused = await send({});
      assert.equal(refused.status, 422);
      assert.match(await refused.text(), /Ask signers for it first/);
      assert.equal((await send({ area: 'country' })).status, 303);
      assert.match(await (await world.browse('/c/t')).text(), /7 more countries with 50 signatures each/);
    },
  },
  {
    name: 'the commitments of signers are for organisers',
    as: 'Paul',
    given: (world) => launchAppeal(world),
    path: `/c/${SLUG}/commitments.csv`,
    status: 403,
  },
  {
    name: 'an organiser asks for commitments and announces a milestone by country, from the forms',
    as: 'Lea',
    roles: ['organiser'],
    given: (world) => launchAppeal(world, { area: 'country' }),
    path: `/c/${SLUG}/asks/milestone`,
    init: form({ signatures: '9000', consequence: 'we go further', areas: '7', perArea: '50', kind: 'country' }),
    status: 303,
    then: async (world) => {
      const page = await (await world.browse(`/c/${SLUG}`)).text();
      assert.match(page, /At least 50 in each of 7 countries/);
      assert.match(page, /Added on 3 October 2016/);
    },
  },
]);
