import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { useFormats, usePage } from '../page-context.ts';
import { Avatar } from './avatar.tsx';
import { ButtonLink } from './button.tsx';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { Chip } from './sign.tsx';
import { FollowButton, type PersonView } from './person.tsx';

export interface ProfileView extends PersonView {
  /** What stands above the page, about three times as wide as high. */
  readonly header?: { readonly src: string; readonly alt: string };
  readonly avatarAlt?: string;
  readonly bot: boolean;
  /** Lines about them; `value` is safe HTML, `verifiedAt` when the page behind it was last seen to link back. */
  readonly fields: readonly { readonly name: string; readonly value: string; readonly verifiedAt: Date | null }[];
  readonly since: Date;
  /** How the reader stands to them beside following. */
  readonly stands?: { readonly blocking: boolean };
  readonly counts: { readonly posts: number; readonly followers: number; readonly following: number };
}

/** Who somebody is: face, name, words and lines about themselves, figures, and following. */
export function ProfileHead({ profile, menu }: { profile: ProfileView; menu?: Child }) {
  const { m, viewer } = usePage();
  const f = useFormats();
  const words = m.network.profile;
  const { counts } = profile;
  return (
    <header class={classNames('profile', profile.header && 'covered')}>
      {profile.header && (
        <img class="cover" src={profile.header.src} alt={profile.header.alt} width={1_500} height={500} />
      )}
      <Avatar
        name={profile.displayName}
        handle={profile.handle}
        src={profile.avatar}
        member={profile.member}
        organisation={profile.organisation}
        size="l"
        alt={profile.avatarAlt}
      />
      <div class="doing">
        {viewer && !profile.self && (
          <ButtonLink href={`/compose?to=${encodeURIComponent(profile.handle)}`} icon="at-sign" label={words.mention}>
            <span class="not-phone">{words.mention}</span>
          </ButtonLink>
        )}
        {profile.self ? (
          <ButtonLink href="/settings/profile">{words.settings}</ButtonLink>
        ) : (
          profile.stands?.blocking !== true && <FollowButton person={profile} primary />
        )}
        {menu}
      </div>
      <div class="name">
        <h1>
          <bdi>{profile.displayName}</bdi>
        </h1>
        <p class="muted small">
          <bdi>@{profile.handle}</bdi> · {words.since(f.month(profile.since))}
          {profile.followsYou && ` · ${words.followsYou}`}
        </p>
        {profile.bot && <Chip icon="server">{m.profile.bot}</Chip>}
      </div>
      {profile.bio && (
        <div class="bio" dir="auto">
          {raw(profile.bio)}
        </div>
      )}
      {profile.fields.length > 0 && (
        <dl class="about">
          {profile.fields.map(({ name, value, verifiedAt }) => (
            <div>
              <dt dir="auto">{name}</dt>
              <dd dir="auto">
                {raw(value)}
                {verifiedAt && (
                  <span class="vouched">
                    <Icon name="circle-check" />
                    {m.profile.linksBack(f.date(verifiedAt))}
                  </span>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p class="figures">
        <span>
          <b class="num">{f.number(counts.posts)}</b> {words.posts(counts.posts)}
        </span>
        <a href={`${profile.path}/following`}>
          <b class="num">{f.number(counts.following)}</b> {words.following}
        </a>
        <a href={`${profile.path}/followers`}>
          <b class="num">{f.number(counts.followers)}</b> {words.followers(counts.followers)}
        </a>
      </p>
    </header>
  );
}
