import { createHash } from 'node:crypto';
import { type Ctx, type Route } from '#http';
import { parseId } from '#ids';
import { readTrendsToReview, reviewTrend, type TrendToReview } from '#network';
import { readPreviews } from '#preview';
import { notFound } from '#refusal';
import { act } from './act.ts';
import { changeByModerator, readByModerator } from './admin-account.ts';
import { statusesOf } from './give.ts';
import { previewJson } from './status.ts';
import { tagsJson } from './tags.ts';

// What trends for those who review it: docs.joinmastodon.org/methods/admin/trends

const DAY_S = 86_400;
/** A link is known by its address, which fits into no path: by a digest of it. */
const linkId = (url: string): string => createHash('sha256').update(url).digest('hex').slice(0, 32);

const of = async (c: Ctx, kind: TrendToReview['kind']) =>
  (await readTrendsToReview(c.var.deps.db)).filter((one) => one.kind === kind);

async function tagJsons(c: Ctx, trends: readonly TrendToReview[]) {
  const named = trends.map(({ subject, words, people }) => ({ name: subject, label: words.replace(/^#/, ''), people }));
  return (await tagsJson(c, named)).map((tag, i) => ({ ...tag, usable: true, ...standing(c, trends[i]) }));
}

const standing = (c: Ctx, trend: TrendToReview | undefined) => ({
  trendable: trend?.approved ?? !c.var.deps.settings.current.trendsReviewed,
  requires_review: trend?.approved === null,
});

async function linkJsons(c: Ctx, trends: readonly TrendToReview[]) {
  const { db, config, clock } = c.var.deps;
  const previews = await readPreviews(
    db,
    trends.map(({ subject }) => subject),
  );
  const day = String(Math.floor(clock.now().getTime() / 1_000 / DAY_S) * DAY_S);
  return trends.flatMap((trend) => {
    const preview = previews.get(trend.subject);
    if (!preview) return [];
    const [accounts, uses] = [String(trend.people), String(trend.people)];
    return [
      {
        ...previewJson(config.origin, preview),
        id: linkId(trend.subject),
        history: [{ day, accounts, uses }],
        requires_review: trend.approved === null,
      },
    ];
  });
}

/** Those that the reader may see as anybody. */
async function statusJsons(c: Ctx, trends: readonly TrendToReview[]) {
  const ids = trends.flatMap(({ subject }) => parseId<'post'>(subject) ?? []);
  const texts = await statusesOf(c, ids);
  return texts.map((text) => {
    const status = JSON.parse(text) as { id: string };
    const trend = trends.find(({ subject }) => subject === status.id);
    return { ...status, requires_review: trend?.approved === null };
  });
}

type Jsons = (c: Ctx, trends: readonly TrendToReview[]) => Promise<readonly { readonly id: string }[]>;

function reviewing(what: string, kind: TrendToReview['kind'], jsons: Jsons): readonly Route[] {
  const path = `/api/v1/admin/trends/${what}`;
  const decide = (verdict: 'approve' | 'refuse') => async (c: Ctx) => {
    const id = c.req.param('id') ?? '';
    const idOf = ({ subject }: TrendToReview) => (kind === 'link' ? linkId(subject) : subject);
    const named = (all: readonly TrendToReview[]) => all.filter((one) => idOf(one) === id);
    const [trend] = named(await of(c, kind));
    if (!trend) throw notFound();
    await act(c, async (tx, actor) => {
      await reviewTrend(tx, actor, { kind, subject: trend.subject, verdict });
      return [];
    });
    return c.json((await jsons(c, named(await of(c, kind))))[0] ?? {});
  };
  return [
    readByModerator(path, 'admin:read', async (c) => c.json(await jsons(c, await of(c, kind)))),
    changeByModerator('POST', `${path}/:id/approve`, 'admin:write', decide('approve')),
    changeByModerator('POST', `${path}/:id/reject`, 'admin:write', decide('refuse')),
  ];
}

export const adminTrendEndpoints: readonly Route[] = [
  ...reviewing('tags', 'tag', tagJsons),
  ...reviewing('links', 'link', linkJsons),
  ...reviewing('statuses', 'post', statusJsons),
];
