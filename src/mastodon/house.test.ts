import assert from 'node:assert/strict';
import { test } from 'node:test';
import { liftAction } from '#moderation';
import { publish } from '#network';
import { acted, HOUSE, reported } from '../moderation/moderation.testing.ts';
import { openWorld } from '../../test/world.ts';
import { appOf, idsOf, listening } from './app.testing.ts';

interface Notice {
  id: string;
  type: string;
  account: { id: string; acct: string };
  status?: { id: string; content: string; visibility: string; url: string; card: { url: string } };
  report?: { id: string; comment: string; target_account: { id: string } };
  moderation_warning?: { id: string; action: string; text: string; appeal: null; target_account: { id: string } };
}
interface Grouped {
  accounts: { id: string }[];
  statuses: { id: string }[];
  notification_groups: { type: string; status_id?: string; report?: object; moderation_warning?: object }[];
}

test('what moderation decides and is told has the types that apps know, and leads to its pages', async () => {
  await using world = await openWorld();
  const [amina, paul, lea] = [
    await world.person('Amina', { roles: ['moderator'] }),
    await world.person('Paul'),
    await world.person('Léa'),
  ];
  const heard = await listening(world, paul);
  const found = await reported(world, lea, paul, { words: 'An insult.' });
  const news = async (who: typeof paul, scopes?: Parameters<typeof appOf>[2]) =>
    (await appOf(world, who, scopes)).get<Notice[]>('/api/v1/notifications');

  const [told] = await news(amina);
  assert.deepEqual(
    [told?.type, told?.account.id, told?.report?.target_account.id, told?.report?.comment],
    ['admin.report', lea.actor.account, paul.actor.account, ''],
  );
  assert.equal((await news(amina, ['read', 'admin:read']))[0]?.report?.comment, 'An insult.');
  const page = await amina.browse(`/admin/reports/${told?.report?.id}`);
  assert.equal(page.headers.get('location'), `/moderation/${found}`);

  const action = await acted(world, amina, found, { kind: 'limit' });
  await heard.heard((events) => events.some(({ event }) => event === 'notification'));
  heard.stop();
  const [warned] = await news(paul);
  const { moderation_warning: warning } = warned!;
  assert.deepEqual(
    [warned?.type, warning?.id, warning?.action, warning?.target_account.id],
    ['moderation_warning', action, 'silence', paul.actor.account],
  );
  assert.ok(warning?.text.includes('You called a neighbour names.'));
  const { notification_groups: groups } = await (await appOf(world, paul)).get<Grouped>('/api/v2/notifications');
  assert.ok(groups[0]?.moderation_warning);
  const strike = await paul.browse(`/disputes/strikes/${action}`);
  assert.equal((await paul.browse(strike.headers.get('location')!)).status, 200);

  // That it is over is no warning: the house says it, in the place of the line before.
  publish(world.deps.live, (await world.transact((tx) => liftAction(tx, amina.actor, action, 'Enough.', HOUSE))).news);
  const [over, ...rest] = await news(paul);
  assert.deepEqual([over?.type, over?.status?.url, rest], ['mention', `${HOUSE.origin}/me/moderation/${action}`, []]);
});

test('what concerns somebody and no post says, the house says: to them alone, and nowhere else', async () => {
  await using world = await openWorld();
  const [amina, paul, lea] = [
    await world.person('Amina', { roles: ['moderator'] }),
    await world.person('Paul'),
    await world.person('Léa', { locale: 'fr' }),
  ];
  await acted(world, amina, await reported(world, lea, paul), { kind: 'warn' });
  const app = await appOf(world, lea);
  const [notice] = await app.get<Notice[]>('/api/v1/notifications?types[]=mention');
  const { status, account } = notice!;
  assert.deepEqual(
    [notice?.type, account.acct, status?.visibility, status?.card.url],
    ['mention', 'localhost', 'direct', `${HOUSE.origin}/me/reports`],
  );
  assert.ok(status!.content.includes('Votre signalement a été traité'), status!.content);
  assert.deepEqual(await app.get(`/api/v1/statuses/${status!.id}`), status);
  assert.deepEqual(await app.get(`/api/v1/statuses/${status!.id}/context`), { ancestors: [], descendants: [] });
  assert.equal((await app.get<{ acct: string }>(`/api/v1/accounts/${account.id}`)).acct, 'localhost');
  assert.deepEqual(await app.get(`/api/v1/accounts/${account.id}/statuses`), []);
  const { accounts, statuses, notification_groups: groups } = await app.get<Grouped>('/api/v2/notifications');
  assert.deepEqual([idsOf(accounts), idsOf(statuses), groups[0]?.status_id], [[account.id], [status!.id], status!.id]);

  const other = await appOf(world, paul);
  for (const path of ['', '/context'])
    assert.equal((await other.send('GET', `/api/v1/statuses/${status!.id}${path}`)).status, 404);
  const withoutNews = await appOf(world, lea, ['read:statuses']);
  assert.equal((await withoutNews.send('GET', `/api/v1/statuses/${status!.id}`)).status, 404);
  const answer = { status: 'Thanks', in_reply_to_id: status!.id };
  assert.match((await app.send<{ error: string }>('POST', '/api/v1/statuses', answer)).body.error, /personne ne lit/);
  await app.ok('POST', `/api/v1/notifications/${notice!.id}/dismiss`);
  assert.equal((await app.send('GET', `/api/v1/statuses/${status!.id}`)).status, 404);
});
