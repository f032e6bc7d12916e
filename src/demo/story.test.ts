import assert from 'node:assert/strict';
import { test } from 'node:test';
import { articles } from './articles.ts';
import { founding, joining, proposals } from './coop.ts';
import { people } from './people.ts';
import { momentOf } from './time.ts';
import { follows, story } from './story.ts';

const joins = new Map(people.map((one) => [one.handle, one.joins]));

test('nobody in the story speaks before joining, and everybody named exists', () => {
  for (const moment of story) {
    const joined = joins.get(moment.by);
    assert.ok(joined !== undefined && joined <= moment.day, `${moment.by} on day ${moment.day}`);
    for (const handle of [...(moment.likes ?? []), ...(moment.boosts ?? [])]) assert.ok(joins.has(handle), handle);
  }
  for (const [one, others] of Object.entries(follows)) {
    for (const handle of [one, ...others]) assert.ok(joins.has(handle), handle);
    assert.ok(!others.includes(one), `${one} follows themselves`);
  }
});

test('what answers comes after what it answers', () => {
  const said = new Map([['campaign', momentOf(1, '09:00')]]);
  for (const moment of story) {
    const at = momentOf(moment.day, moment.at);
    if (moment.to !== undefined) assert.ok((said.get(moment.to) ?? at) < at, `${moment.by}: ${moment.text}`);
    if (moment.key !== undefined) said.set(moment.key, at);
  }
});

test('whoever writes, signs or answers an article has joined by then, and answers what was said before', () => {
  for (const { key, day, at, by, authors, comments } of articles) {
    for (const handle of [by, ...authors]) assert.ok((joins.get(handle) ?? Infinity) <= day, `${key}: @${handle}`);
    comments.forEach((comment, i) => {
      assert.ok(momentOf(comment.day, comment.at) > momentOf(day, at), `${key}: ${comment.by}`);
      if (/^[a-z]+$/.test(comment.by)) assert.ok((joins.get(comment.by) ?? Infinity) <= comment.day, comment.by);
      if (comment.to !== undefined) assert.ok(comment.to < i, `${key}: ${comment.by}`);
    });
  }
});

test('hours are those of Paris, in summer and in winter', () => {
  assert.equal(momentOf(1, '09:40').toISOString(), '2016-10-03T07:40:00.000Z');
  assert.equal(momentOf(75, '09:30').toISOString(), '2016-12-16T08:30:00.000Z');
  assert.equal(momentOf(221, '10:00').toISOString(), '2017-05-11T08:00:00.000Z');
});

test('whoever proposes, sponsors or votes in the co-op is a member by then, and votes while it runs', () => {
  const admitted = new Map<string, number>([
    ...Object.keys(founding.applications).map((handle) => [handle, FOUNDED] as const),
    ...Object.entries(joining).map(([handle, day]) => [handle, day + 1] as const),
  ]);
  const memberBy = (handle: string, day: number, what: string) =>
    assert.ok((admitted.get(handle) ?? Infinity) <= day, `@${handle}, ${what}`);
  for (const { key, by, day, rule, sponsors = [], votes } of proposals) {
    const [notice, runs] = rule === 'lazy' ? [0, 7] : [4, 6];
    memberBy(by, day, key);
    for (const handle of sponsors) memberBy(handle, day, key);
    const spoken = votes.map((vote) => vote.by);
    assert.equal(new Set(spoken).size, spoken.length, `${key}: one vote each`);
    for (const vote of votes) {
      memberBy(vote.by, day + notice, key);
      assert.ok(vote.day >= day + notice && vote.day <= day + notice + runs, `${key}: day ${vote.day}`);
    }
  }
});

/** The founding assembly takes effect when its vote closes: called on day 248, four days to read, three to vote. */
const FOUNDED = 255;
