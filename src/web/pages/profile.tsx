import type { Child } from 'hono/jsx';
import { profileOf as saidOf } from '#accounts';
import { type Ctx, get, post, readFields } from '#http';
import {
  follow,
  type Profile,
  type ProfileShow,
  profileTimeline,
  readEndorsed,
  readFeaturedTags,
  readFollowers,
  readFollowing,
  readPinned,
  readPreferences,
  readProfile,
  readRelationships,
  taggedBy,
  unfollow,
} from '#network';
import { AT, profileOf } from '../account-address.ts';
import { act, viewerOf, backTo, showPart, wantsPart } from '../act.ts';
import { Band, Empty, Filters, Pager, Tabs } from '../components.ts';
import { FollowButton, People, PersonLine } from '../components/person.tsx';
import { ProfileHead } from '../components/profile-head.tsx';
import { PostFeed, showPosts, toPersonView } from '../feed.tsx';
import { AnyPage } from '../layout.tsx';
import { pagingOf } from '../paging.ts';
import { accountPath, fullHandle, lineHtml, mediaPath } from '../post-view.ts';
import { show } from '../show.ts';
import { OwnNote } from './account-note.tsx';
import { KeptAway } from './keep-away.tsx';
import { ProfileMenu } from './profile-menu.tsx';
import { articlesTab } from './profile-articles.tsx';
import { Recommends } from './recommends.tsx';

const SHOWS = ['posts', 'replies', 'pictures'] as const satisfies readonly ProfileShow[];

async function profilePage(c: Ctx): Promise<Response> {
  const { deps, viewer, m } = c.var;
  const profile = await profileOf(c);
  const path = accountPath(profile);
  const asked = c.req.query('show');
  const page = await readPreferences(deps.db, profile.id);
  const shows = SHOWS.filter((one) => one !== 'pictures' || page.picturesShown);
  const which = shows.find((one) => one === asked) ?? 'posts';
  const featured = page.featuredShown ? await readFeaturedTags(deps.db, profile.id) : [];
  const tag = featured.find((one) => one.name === c.req.query('tag'));
  const { items, older } = tag
    ? await taggedBy(deps.db, viewer, profile.id, tag.name, pagingOf<'post'>(c))
    : await profileTimeline(deps.db, viewer, profile.id, which, pagingOf<'post'>(c), page.replyPicturesShown);
  const posts = await showPosts(c, items);
  const recommended = await readEndorsed(deps.db, viewer, profile.id);
  const said = await saidOf(deps.db, { account: profile.id });
  const articles = await articlesTab(deps.db, profile, m);
  const words = m.network.profile;
  const first = c.req.query('before') === undefined && which === 'posts' && !tag;
  const pinned = first ? await showPosts(c, await readPinned(deps.db, viewer, profile.id)) : [];
  const onTop = new Set(pinned.map((one) => one.post.id));
  const stands = viewer && (await readRelationships(deps.db, viewer, [profile.id])).get(profile.id);
  const query = tag ? `tag=${encodeURIComponent(tag.name)}` : which === 'posts' ? '' : `show=${which}`;
  return show(
    c,
    <AnyPage
      title={`${profile.displayName} (@${fullHandle(profile)})`}
      description={profile.bio.slice(0, 200) || m.network.post.title(profile.displayName)}
      canonical={path}
      head={<link rel="alternate" type="application/atom+xml" href={`${path}/feed.xml`} />}
      {...(viewer && { back: { href: '/home', label: m.network.home.title } })}
      card={{ type: 'profile', creator: `@${fullHandle(profile)}` }}
    >
      <div class="flush-public">
        <ProfileHead
          profile={{
            ...toPersonView(profile, viewer),
            since: profile.createdAt,
            counts: profile.counts,
            bot: said.bot,
            fields: said.fields.map((field) => ({ ...field, value: lineHtml(field.value) })),
            ...(said.header && { header: { src: mediaPath(said.header.file), alt: said.header.alt } }),
            ...(said.avatar && { avatarAlt: said.avatar.alt }),
            ...(stands && { stands }),
          }}
          menu={stands && <ProfileMenu profile={profile} stands={stands} self={viewer.account === profile.id} />}
        />
        {stands && <OwnNote profile={profile} stands={stands} />}
        {stands && <KeptAway profile={profile} stands={stands} />}
        <Recommends by={path} people={recommended.items} />
        <Tabs
          label={words.tabs.label}
          items={[
            ...shows.map((one) => ({
              href: one === 'posts' ? path : `${path}?show=${one}`,
              label: words.tabs[one],
              current: one === which && !tag,
            })),
            ...articles,
          ]}
        />
        {featured.length > 0 && (
          <Band space={3}>
            <Filters
              label={m.people.tags.featuredBy(profile.displayName)}
              items={featured.map((one) => ({
                href: `${path}?tag=${encodeURIComponent(one.name)}`,
                label: `#${one.label}`,
                current: one === tag,
              }))}
            />
          </Band>
        )}
        {pinned.length > 0 && (
          <section aria-labelledby="pinned-title">
            <h2 class="thread-title" id="pinned-title">
              {m.posts.pins.title}
            </h2>
            <PostFeed posts={pinned} />
          </section>
        )}
        <PostFeed posts={posts.filter((one) => !onTop.has(one.post.id))} />
        {posts.length === 0 && (
          <Band>
            <Empty title={words.emptyTitle}>
              {viewer?.account === profile.id ? words.emptyMine : words.empty(profile.displayName)}
            </Empty>
          </Band>
        )}
        <Pager older={older && `${path}?${[query, `before=${older}`].filter(Boolean).join('&')}`} />
      </div>
    </AnyPage>,
  );
}

/** A list of accounts under somebody's name. */
async function peoplePage(
  c: Ctx,
  read: typeof readFollowers,
  step: 'followers' | 'following' | 'recommended',
  say: (profile: Profile) => { title: string; empty: string },
): Promise<Response> {
  const { deps, viewer } = c.var;
  const profile = await profileOf(c);
  const path = accountPath(profile);
  const { items, older } = await read(deps.db, viewer, profile.id, pagingOf<'account'>(c));
  const { title, empty } = say(profile);
  const hidden = profile.followsHidden && viewer?.account !== profile.id;
  const list: Child = items.map((person) => <PersonLine person={toPersonView(person, viewer)} />);
  return show(
    c,
    <AnyPage title={title} heading={title} back={{ href: path, label: profile.displayName }} unlisted>
      <People>{list}</People>
      {items.length === 0 && (
        <Band>
          {hidden ? (
            <Empty title={c.var.m.profile.hiddenTitle}>{c.var.m.profile.hiddenText(profile.displayName)}</Empty>
          ) : (
            <Empty title={empty} />
          )}
        </Band>
      )}
      <Pager older={older && `${path}/${step}?before=${older}`} />
    </AnyPage>,
  );
}

export const profileRoutes = [
  get(AT, 'anyone', profilePage),
  get(`${AT}/followers`, 'anyone', (c) => {
    const words = c.var.m.network.profile;
    return peoplePage(c, readFollowers, 'followers', ({ displayName }) => ({
      title: words.followersOf(displayName),
      empty: words.nobodyFollows,
    }));
  }),
  get(`${AT}/following`, 'anyone', (c) => {
    const words = c.var.m.network.profile;
    return peoplePage(c, readFollowing, 'following', ({ displayName }) => ({
      title: words.followedBy(displayName),
      empty: words.followsNobody,
    }));
  }),
  get(`${AT}/recommended`, 'anyone', (c) =>
    peoplePage(c, readEndorsed, 'recommended', ({ displayName }) => ({
      title: c.var.m.relations.endorsing.by(displayName),
      empty: c.var.m.relations.endorsing.nobody,
    })),
  ),
  post(
    `${AT}/follow`,
    'account',
    async (c) => {
      const profile = await profileOf(c);
      const { on, next, look } = await readFields(c);
      await act(c, (tx, actor) => (on === 'false' ? unfollow : follow)(tx, actor, profile.id));
      const path = accountPath(profile);
      if (!wantsPart(c)) return backTo(c, next, path);
      const after = await readProfile(c.var.deps.db, viewerOf(c), profile.handle, profile.domain);
      return showPart(
        c,
        typeof next === 'string' ? next : path,
        <FollowButton person={toPersonView(after ?? profile, viewerOf(c))} primary={look === 'primary'} />,
      );
    },
    { limits: [{ name: 'follow', per: 'person', times: 400, seconds: 3_600 }] },
  ),
];
