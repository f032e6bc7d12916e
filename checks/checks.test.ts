import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { test } from 'node:test';
import { sql } from 'kysely';
import { leave } from '#accounts';
import {
  addCoverage,
  addPressPicture,
  declareHolding,
  followDrive,
  launchCampaign,
  listCoverage,
  openShareDrive,
  recordDriveDate,
  writeContact,
} from '#campaigns';
import { keepPicture, loadSharp, mediaPath, readPicture } from '#media';
import { admit, apply, createCircle, grantMandate } from '#membership';
import { addToList, boost, createList, createPost, editPost, follow, pin, savePack, setCarrier, vote } from '#network';
import { changeSetting } from '#settings';
import { erasers } from '../src/web/erasers.ts';
import { type World, openWorld } from '../test/world.ts';
import { checks as ofArticles } from './articles.ts';
import { checks, runChecks } from './checks.ts';
import { checks as ofConversations } from './conversations.ts';
import { checks as ofDecisions } from './decisions.ts';
import { checks as ofDocuments } from './documents.ts';
import { checks as ofModeration } from './moderation.ts';
import { checks as ofNotes } from './notes.ts';
import { checkNightly } from './nightly.ts';
import { checks as ofPledges } from './pledges.ts';
import { checks as ofOrganising } from './organising.ts';
import { checks as ofVotes } from './votes.ts';

const brokenIn = async (world: World): Promise<string[]> =>
  (await runChecks({ db: world.db, dataFolder: world.dataFolder }))
    .filter(({ violations }) => violations > 0)
    .map(({ name }) => name);

/** A world with something of everything, so that no check is empty. */
async function livingWorld() {
  const world = await openWorld();
  const amina = await world.person('Amina', { roles: ['steward'] });
  const paul = await world.person('Paul');
  const sharp = await loadSharp();
  const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#0b6b57' } })
    .png()
    .toBuffer();
  const read = await readPicture(bytes);
  const made = await world.transact(async (tx) => {
    const { id: post } = await createPost(tx, amina.actor, { text: 'We are @paul' });
    const { id: reply } = await createPost(tx, paul.actor, { text: 'We are', replyTo: post });
    await editPost(tx, paul.actor, reply, { text: 'We are all' });
    await pin(tx, amina.actor, post);
    await createPost(tx, paul.actor, { text: 'See', quote: post });
    const asks = { options: ['a', 'b'], multiple: false, hidden: false, seconds: 3_600 };
    const { id: poll } = await createPost(tx, amina.actor, { text: 'Which?', poll: asks });
    await vote(tx, paul.actor, poll, [1]);
    await follow(tx, paul.actor, amina.actor.account);
    const { id: list } = await createList(tx, paul.actor, { title: 'Friends', replies: 'list', exclusive: false });
    await addToList(tx, paul.actor, list, amina.actor.account);
    await savePack(tx, paul.actor, { title: 'Begin', words: '', who: '@amina' });
    const { id: boosted } = await boost(tx, paul.actor, post);
    const { id: direct } = await createPost(tx, amina.actor, { text: '@paul, only you', visibility: 'direct' });
    const { id: campaign } = await launchCampaign(tx, amina.actor, {
      title: 'What if we bought it?',
      summary: 'A study, no more.',
      story: 'Long.',
      target: 'the board',
      place: '',
      locale: 'en',
      milestones: [{ signatures: 10, consequence: 'an answer' }],
    });
    const paper = { source: 'Its papers', url: '' };
    await openShareDrive(tx, amina.actor, campaign, { company: 'It', jurisdiction: 'FR', currency: 'EUR' });
    await recordDriveDate(tx, amina.actor, campaign, { kind: 'meeting', day: '2017-05-22', note: '', ...paper });
    await declareHolding(tx, paul.actor, campaign, { shares: 3, since: '2015-01-01', wouldFile: true });
    await followDrive(tx, paul.actor, campaign);
    const piece = await addCoverage(tx, amina.actor, campaign, { url: 'https://paper.example/ours' });
    const words = { outlet: 'Paper', title: 'Ours', author: '', quote: '', language: 'en', country: '' };
    await listCoverage(tx, amina.actor, campaign, piece, { ...words, publishedOn: '2016-10-02', kind: 'article' });
    const shown = { alt: 'A square', credit: 'Amina', licence: 'CC0' };
    await addPressPicture(tx, amina.actor, campaign, shown, { read, dataFolder: world.dataFolder });
    await writeContact(tx, amina.actor, campaign, { name: 'Amina', mail: 'press@example.org', phone: '' });
    await setCarrier(tx, paul.actor, true);
    const media = await keepPicture(tx, world.dataFolder, amina.actor, bytes, '');
    const { member } = await apply(tx, paul.actor, { kind: 'person', legalName: 'P', class: 'member', answers: {} });
    await admit(tx, null, member);
    await createCircle(tx, null, { name: 'Tech', purpose: 'Runs it', open: false, members: [member], powers: [] });
    const endsAt = new Date(tx.now.getTime() + 1e10);
    await grantMandate(tx, null, { member, role: 'moderator', title: 'Moderation', circle: null, endsAt });
    return { post, reply, boosted, direct, campaign, media, member };
  });
  return { world, amina, paul, ...made };
}

test('everything holds in a world that lives', async () => {
  const { world } = await livingWorld();
  await using _ = world;
  assert.deepEqual(await brokenIn(world), []);
});

test('everything holds when somebody has left', async () => {
  const { world, paul } = await livingWorld();
  await using _ = world;
  await world.transact((tx) => leave(tx, paul.actor, '@paul', erasers));
  assert.deepEqual(await brokenIn(world), []);
});

type Living = Awaited<ReturnType<typeof livingWorld>>;

/** Each check that is not about a campaign's counts, and the harm that it must find. */
const harms: Record<string, (living: Living) => Promise<unknown>> = {
  'nothing binds anybody to a server that they block': ({ world }) =>
    sql`
      with far as (
        insert into account (id, handle, domain, display_name, created_at)
        values (1, 'juno', 'new.atelier.example', 'Juno', now()) returning id),
      follows as (
        insert into follow (follower_id, followed_id, created_at)
        select min(account.id), 1, now() from account, far where account.domain is null returning follower_id)
      insert into account_domain_block select 1, follower_id, 'atelier.example', now() from follows`.execute(world.db),
  'every migration is known here, unchanged, and every known one is applied': ({ world }) =>
    sql`insert into migration values ('9999_later.sql', repeat('0', 64), now())`.execute(world.db),
  'every foreign key, check and index is in force': ({ world }) =>
    sql`alter table post add constraint later check (length(text) < 0) not valid`.execute(world.db),
  'no job is given up': ({ world }) => sql`update job set dead_at = now()`.execute(world.db),
  'what inboxes, rolls and mails point to exists': ({ world }) =>
    sql`update notification set post_id = 1 where id = (select max(id) from notification where post_id is not null)`.execute(
      world.db,
    ),
  'of votes, duties, membership and moderation nothing is set apart in an inbox': ({ world }) =>
    sql`update notification set kind = 'duty', filtered_at = now()
      where id = (select max(id) from notification)`.execute(world.db),
  'a session belongs to the person of its account': ({ world, amina, paul }) =>
    sql`update session set person_id = ${amina.actor.person} where person_id = ${paul.actor.person}`.execute(world.db),
  'a token belongs to the person of its account': ({ world, amina, paul }) =>
    sql`insert into access_token values (1, '\\x00', ${amina.actor.person}, ${paul.actor.account}, '', '{}', now())`.execute(
      world.db,
    ),
  'of a request for an account nothing is kept once it was refused or taken up': ({ world }) =>
    sql`insert into account_application (id, name, locale, made_at, due_at, decided_at, outcome)
      values (1, 'Léa', 'en', now(), now(), now(), 'refused')`.execute(world.db),
  'no more people came by an invitation than it let in': ({ world, amina, paul }) =>
    sql`with made as (
        insert into invitation (id, code, account_id, made_at, most_uses, follow)
        values (1, 'a', ${amina.actor.account}, now(), 1, false) returning id)
      insert into invitation_use
      select account, made.id, now() from made, unnest(${[amina.actor.account, paul.actor.account]}::bigint[]) as one (account)`.execute(
      world.db,
    ),
  'a person lives here, and nobody lives on another server': ({ world, amina }) =>
    sql`update account set domain = 'elsewhere.example' where id = ${amina.actor.account}`.execute(world.db),
  'an address is kept folded as it is compared': ({ world, amina }) =>
    sql`update person set email_canonical = 'Amina@Example.org' where id = ${amina.actor.person}`.execute(world.db),
  'a picture of oneself is one’s own': ({ world, paul, media }) =>
    sql`update account set header_id = ${media} where id = ${paul.actor.account}`.execute(world.db),
  'a line of a profile is of an account that is there, and only an encrypted page vouches for it': ({ world, paul }) =>
    sql`insert into profile_field values (${paul.actor.account}, 0, 'Site', 'http://paul.example', now(), now())`.execute(
      world.db,
    ),
  'a server that is set up has a steward until its register is open, and none from then on': ({ world }) =>
    sql`update role_grant set ended_at = now()`.execute(world.db),
  'members are numbered from 1, without a gap': ({ world, member }) =>
    sql`update member set number = 3 where id = ${member}`.execute(world.db),
  'every entry of the register is what its events say': ({ world, member }) =>
    sql`update member set status = 'suspended' where id = ${member}`.execute(world.db),
  'a number is given once, and for good': ({ world, member }) =>
    sql`insert into membership_event select 1, member_id, kind, status, class, 2, legal_name, '', null, null, at
      from membership_event where member_id = ${member} and kind = 'admitted'`.execute(world.db),
  'nobody is in the register twice': async ({ world, paul }) => {
    await sql`alter table member drop constraint member_person_id_key`.execute(world.db);
    await sql`insert into member (id, kind, person_id, legal_name, class, status, applied_at)
      values (1, 'person', ${paul.actor.person}, 'P', 'member', 'applicant', now())`.execute(world.db);
  },
  'of a person who is gone the register keeps no name': ({ world, member }) =>
    sql`update member set person_id = null where id = ${member}`.execute(world.db),
  'a mandate that stands gives its role, and once the register is open nothing else does': ({ world }) =>
    sql`update role_grant set ended_at = now() where role = 'moderator'`.execute(world.db),
  'who is not in the register holds no mandate and is in no circle': ({ world, member }) =>
    sql`update member set status = 'left' where id = ${member}`.execute(world.db),
  'a circle that is closed has no members, powers or mandates': ({ world }) =>
    sql`update circle set closed_at = now()`.execute(world.db),
  'the conversation of every post exists and begins itself': ({ world, post }) =>
    sql`update post set thread_id = 1 where id = ${post}`.execute(world.db),
  'a reply stands in the conversation of what it answers': ({ world, reply }) =>
    sql`update post set thread_id = id where id = ${reply}`.execute(world.db),
  'a boost has no words, pictures or answers of its own, and boosts no boost': ({ world, boosted }) =>
    sql`update post set text = 'mine' where id = ${boosted}`.execute(world.db),
  'only what is public or unlisted is boosted by others': ({ world, post }) =>
    sql`update post set visibility = 'followers' where id = ${post}`.execute(world.db),
  'a notification points to something its reader may see, and is not about themselves': ({ world, direct }) =>
    sql`delete from mention where post_id = ${direct}`.execute(world.db),
  'the pictures of a post belong to its account': ({ world, reply, media }) =>
    sql`insert into post_media values (${reply}, 0, ${media})`.execute(world.db),
  'what somebody pinned is theirs, stands, and is five posts at most': ({ world, paul }) =>
    sql`update pin set account_id = ${paul.actor.account}`.execute(world.db),
  'the last version of an edited post is what it says, and its versions are numbered from 1': ({ world, reply }) =>
    sql`update post set text = 'changed by hand' where id = ${reply}`.execute(world.db),
  'the votes of every poll are those that were cast': ({ world }) =>
    sql`update poll_option set votes = votes + 1 where position = 1`.execute(world.db),
  'a list holds people whom its owner follows': ({ world }) => sql`delete from follow`.execute(world.db),
  'a pack holds 150 people and ten hashtags at most, and nobody left it before they came into it': ({ world }) =>
    sql`update pack_account set left_at = added_at - interval '1 day'`.execute(world.db),
  'what a post quotes stands, and was written for everybody': ({ world, direct, reply }) =>
    sql`insert into quote values (${reply}, ${direct}, 'accepted', now(), now())`.execute(world.db),
  'where one account blocks another, nothing binds them': ({ world, amina, paul }) =>
    sql`insert into block values (${amina.actor.account}, ${paul.actor.account}, now())`.execute(world.db),
  'what a post announces exists': ({ world }) =>
    sql`update post set about_id = 1 where about_kind = 'campaign'`.execute(world.db),
  'every campaign was announced by a post': ({ world }) =>
    sql`delete from post where about_kind = 'campaign'`.execute(world.db),
  'every confirmed signature was signed before': ({ world, campaign }) =>
    sql`insert into signature (id, campaign_id, name, email, email_canonical, show_name, keep_posted, locale, signed_at, confirmed_at, mails_since)
      values (1, ${campaign}, 'A', 'a@b.fr', 'a@b.fr', true, false, 'en', now(), now() - interval '1 day', now())`.execute(
      world.db,
    ),
  'one mailbox has one signature, or two of other names': async ({ world, campaign }) => {
    await sql`drop index signature_mailbox`.execute(world.db);
    await sql`insert into signature (id, campaign_id, name, email, email_canonical, show_name, keep_posted, locale, signed_at, mails_since)
      select n, ${campaign}, 'A', 'a@b.fr', 'a@b.fr', true, false, 'en', now(), now() from generate_series(1, 2) as n`.execute(
      world.db,
    );
  },
  'a batch that was not applied, or was brought back, holds no signature': ({ world, campaign }) =>
    sql`with batch as (
        insert into invalidation (id, campaign_id, reason, found, counted_at) values (1, ${campaign}, 'Made up', 1, now())
        returning id)
      insert into signature (id, campaign_id, name, email, email_canonical, show_name, keep_posted, locale, signed_at, confirmed_at, mails_since, invalidation_id)
      select 1, ${campaign}, 'A', 'a@b.fr', 'a@b.fr', true, false, 'en', now(), now(), now(), id from batch`.execute(
      world.db,
    ),
  'of a petition whose time is over no name and no address is kept': async ({ world, campaign }) => {
    await sql`insert into signature (id, campaign_id, name, email, email_canonical, show_name, keep_posted, locale, signed_at, mails_since)
      values (1, ${campaign}, 'A', 'a@b.fr', 'a@b.fr', true, false, 'en', now(), now())`.execute(world.db);
    await sql`update petition set erased_at = now()`.execute(world.db);
  },
  'who has left holds no shares and is reminded of no day': ({ world }) =>
    sql`update person set email = '', email_canonical = id::text from share_holding where person_id = person.id`.execute(
      world.db,
    ),
  'nobody was reminded of a day sooner than its distance, or after it': ({ world }) =>
    sql`insert into share_drive_reminder select id, 7, '2017-05-01' from share_drive_date`.execute(world.db),
  'every picture has its files, whole and unchanged': async ({ world, media }) => {
    const row = await world.db.selectFrom('media').selectAll().where('id', '=', media).executeTakeFirstOrThrow();
    await writeFile(mediaPath(world.dataFolder, row.file)!, 'changed');
  },
  // Each of these is proven beside the verbs that count.
  'the counter of each petition equals its signatures, confirmed, pending and set aside': ({ world }) =>
    sql`update signature_count set pending = pending + 1`.execute(world.db),
  'no more forms are answered on a day than were sent': ({ world, campaign }) =>
    sql`insert into signature_sending values (${campaign}, now(), 0, -1)`.execute(world.db),
  'the curve of each petition adds up to its confirmed signatures, hour by hour': ({ world, campaign }) =>
    sql`insert into signature_hour values (${campaign}, now(), 1)`.execute(world.db),
  'a milestone is reached when, and only when, the count has passed it': ({ world }) =>
    sql`update milestone set reached_at = now()`.execute(world.db),
  'no signature is confirmed after its campaign closed': async ({ world, campaign }) => {
    await sql`update campaign set closed_at = now() - interval '1 day'`.execute(world.db);
    await sql`insert into signature (id, campaign_id, name, email, email_canonical, show_name, keep_posted, locale, signed_at, confirmed_at, mails_since)
      values (1, ${campaign}, 'A', 'a@b.fr', 'a@b.fr', true, false, 'en', now(), now(), now())`.execute(world.db);
  },
  'a picture that is nobody’s here is that of one page elsewhere or of one press page': ({ world }) =>
    sql`delete from press_picture`.execute(world.db),
  'a page elsewhere that waits to be read will be': ({ world }) =>
    sql`delete from job where name = 'preview.read'`.execute(world.db),
  'who has left is no contact for the press, brought nothing to it and is named under no hashtag': ({ world, paul }) =>
    sql`update account set deleted_at = now() where id = ${paul.actor.account}`.execute(world.db),
  'nothing is listed as published after it was listed': ({ world }) =>
    sql`update press_coverage set published_on = '2016-12-01'`.execute(world.db),
  'every campaign has a petition with a milestone at least': ({ world }) =>
    sql`delete from milestone`.execute(world.db),
  'the figures of each country and region equal the signatures that say it': ({ world, campaign }) =>
    sql`insert into signature_area (campaign_id, area, confirmed) values (${campaign}, 'FR', 1)`.execute(world.db),
  'what is published of a country or of a kind of commitment is of five people at least': async ({
    world,
    campaign,
  }) => {
    await sql`alter table signature_area drop constraint signature_area_shown_check`.execute(world.db);
    await sql`insert into signature_area (campaign_id, area, shown) values (${campaign}, 'FR', 3)`.execute(world.db);
  },
  'reasons and commitments belong to signatures that count or are set aside, of the same petition': ({
    world,
    campaign,
  }) =>
    sql`with waiting as (
        insert into signature (id, campaign_id, name, email, email_canonical, show_name, keep_posted, locale, signed_at, mails_since)
        values (1, ${campaign}, 'A', 'a@b.fr', 'a@b.fr', true, false, 'en', now(), now()) returning id)
      insert into signature_reason (signature_id, campaign_id, text, written_at)
      select id, ${campaign}, 'Because', now() from waiting`.execute(world.db),
  'no campaign is translated into its own language': ({ world, campaign }) =>
    sql`insert into campaign_text (campaign_id, language, title, summary, story, target, added_at)
      select id, locale, title, summary, story, target, now() from campaign where id = ${campaign}`.execute(world.db),
};

test('every check has a harm that it finds, here or in the test beside it', () => {
  const elsewhere = new Set(
    [
      ...ofArticles,
      ...ofConversations,
      ...ofDecisions,
      ...ofDocuments,
      ...ofModeration,
      ...ofNotes,
      ...ofOrganising,
      ...ofPledges,
      ...ofVotes,
    ].map(({ name }) => name),
  );
  const here = checks.map(({ name }) => name).filter((name) => !elsewhere.has(name));
  assert.deepEqual(Object.keys(harms).toSorted(), here.toSorted());
});

for (const [name, harm] of Object.entries(harms)) {
  test(`finds when it does not hold that ${name}`, async () => {
    const living = await livingWorld();
    await using _ = living.world;
    await harm(living);
    assert.ok((await brokenIn(living.world)).includes(name));
  });
}

for (const name of [
  'every confirmed signature was signed before',
  'no signature is confirmed after its campaign closed',
]) {
  test(`once people moved the clock, times may go back: not a harm to “${name}”`, async () => {
    const living = await livingWorld();
    await using _ = living.world;
    await living.world.transact((tx) => changeSetting(tx, null, 'clockOffset', 0));
    await harms[name]?.(living);
    assert.ok(!(await brokenIn(living.world)).includes(name));
  });
}

test('a picture that is gone is found', async () => {
  const { world, media } = await livingWorld();
  await using _ = world;
  const row = await world.db.selectFrom('media').selectAll().where('id', '=', media).executeTakeFirstOrThrow();
  await rm(mediaPath(world.dataFolder, row.preview)!);
  const [finding] = (await runChecks({ db: world.db, dataFolder: world.dataFolder })).filter(
    ({ violations }) => violations,
  );
  assert.deepEqual(finding?.examples, [{ id: media, file: row.preview, fault: 'missing' }]);
});

test('the nightly check keeps what it found, and tells the operator', async () => {
  const { world } = await livingWorld();
  await using _ = world;
  await checkNightly.run(world.deps, {});
  await world.deps.settings.reload();
  const { lastCheck } = world.deps.settings.current;
  assert.deepEqual(lastCheck, { at: world.clock.now().toISOString(), checks: checks.length, broken: [] });
  await sql`delete from milestone`.execute(world.db);
  await checkNightly.run(world.deps, {});
  await world.deps.settings.reload();
  const name = 'every campaign has a petition with a milestone at least';
  assert.deepEqual(world.deps.settings.current.lastCheck?.broken, [{ name, violations: 1 }]);
  assert.ok(world.log.includes(`check does not hold: ${name} (1)`));
});
