import type { Profile, Relationship } from '#network';
import { Icon, type IconName } from '../components/icon.tsx';
import { Menu } from '../components/menu.tsx';
import { usePage } from '../page-context.ts';
import { accountPath, fullHandle } from '../post-view.ts';
import { keptPaths } from './keep-away.tsx';

/** What one can do about somebody beside following them; for oneself, what one keeps. */
export function ProfileMenu({ profile, stands, self }: { profile: Profile; stands: Relationship; self: boolean }) {
  const { m } = usePage();
  const words = m.people.menu;
  const path = accountPath(profile);
  if (self) {
    return (
      <Menu label={m.ui.more}>
        <a href="/bookmarks">
          <Icon name="bookmark" />
          {m.posts.bookmarks.title}
        </a>
        <a href="/drafts">
          <Icon name="file-text" />
          {m.writing.drafts.title}
        </a>
        <a href="/lists">
          <Icon name="list" />
          {m.people.lists.title}
        </a>
        <a href="/settings/tags">
          <Icon name="hash" />
          {m.people.tags.title}
        </a>
        <a href="/settings/muted">
          <Icon name="volume-x" />
          {m.people.kept.title}
        </a>
      </Menu>
    );
  }
  return (
    <Menu label={words.label(profile.displayName)}>
      {!stands.blocking && !stands.blockedBy && (
        <a href={`/compose?to=${encodeURIComponent(fullHandle(profile))}&visibility=direct&next=/inbox/conversations`}>
          <Icon name="at-sign" />
          {m.conversations.write(profile.displayName)}
        </a>
      )}
      {stands.following && (
        <a href={`${path}/lists`}>
          <Icon name="list" />
          {m.people.lists.add}
        </a>
      )}
      {stands.following && (
        <Switch action={`${path}/tell`} icon={stands.told ? 'bell-off' : 'bell'} on={!stands.told}>
          {stands.told ? m.relations.telling.off : m.relations.telling.on}
        </Switch>
      )}
      {stands.following && (
        <a href={`${path}/languages`}>
          <Icon name="languages" />
          {m.relations.languages.menu}
        </a>
      )}
      {stands.following && (
        <Switch action={`${path}/boosts`} icon="repeat-2" on={stands.boostsHidden}>
          {stands.boostsHidden ? words.showBoosts : words.hideBoosts}
        </Switch>
      )}
      {stands.following && (
        <Switch action={`${path}/recommend`} icon="star" on={!stands.endorsed}>
          {stands.endorsed ? m.relations.endorsing.end : m.relations.endorsing.add}
        </Switch>
      )}
      {stands.followedBy && (
        <Switch action={`${path}/followers/remove`} icon="user-x" on>
          {words.removeFollower}
        </Switch>
      )}
      {stands.note === '' && (
        <a href={`${path}/note`}>
          <Icon name="file-text" />
          {m.noting.add}
        </a>
      )}
      {!stands.muting && (
        <a href={`${path}/mute`}>
          <Icon name="volume-x" />
          {words.mute}
        </a>
      )}
      {!stands.blocking && (
        <a class="danger" href={`${path}/block`}>
          <Icon name="ban" />
          {words.block}
        </a>
      )}
      {profile.domain !== null && !stands.serverBlocked && (
        <a class="danger" href={`${keptPaths.servers}?domain=${encodeURIComponent(profile.domain)}`}>
          <Icon name="server" />
          {m.relations.servers.blockNamed(profile.domain)}
        </a>
      )}
      {profile.domain === null && (
        <a href={`${path}/report`}>
          <Icon name="flag" />
          {m.moderation.report.menu}
        </a>
      )}
    </Menu>
  );
}

function Switch({ action, icon, on, children }: { action: string; icon: IconName; on: boolean; children: string }) {
  const { path } = usePage();
  return (
    <form method="post" action={action}>
      <input type="hidden" name="next" value={path} />
      <button name="on" value={on ? 'true' : 'false'}>
        <Icon name={icon} />
        {children}
      </button>
    </form>
  );
}
