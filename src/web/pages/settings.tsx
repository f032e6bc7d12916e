import { credentialsOf, mayInvite, sessionsOf, tokensOf } from '#accounts';
import { webhooksOf } from '#api';
import { get } from '#http';
import { isCarrier } from '#network';
import { viewerOf } from '../act.ts';
import { Band, Button, Chip, Line, Lines, Note, Row } from '../components.ts';
import { standingOf } from '../coop-viewer.ts';
import { MemberPage } from '../layout.tsx';
import { show } from '../show.ts';
import { doneIn } from './settings-page.tsx';

/** What is mine to change, each with where it stands. */
export const settingsRoutes = [
  get('/settings', 'account', async (c) => {
    const viewer = viewerOf(c);
    const { m, deps } = c.var;
    const { settings } = m.accounts;
    const [credentials, sessions, tokens, webhooks, carries, { isMember }] = await Promise.all([
      credentialsOf(deps.db, viewer),
      sessionsOf(deps.db, viewer),
      tokensOf(deps.db, viewer),
      webhooksOf(deps.db, viewer),
      isCarrier(deps.db, viewer),
      standingOf(c),
    ]);
    const done = doneIn(c);
    return show(
      c,
      <MemberPage title={settings.title} heading={settings.title} noCompose unlisted>
        <Band>
          {done && (
            <div role="status">
              <Note icon="check">{done}</Note>
            </div>
          )}
          <Lines>
            <Line
              icon="user"
              href={`/@${viewer.handle}`}
              title={<bdi>{viewer.displayName}</bdi>}
              detail={`@${viewer.handle}`}
            />
            <Line icon="pencil" href="/settings/profile" title={settings.profile} detail={settings.profileDetail} />
            <Line
              icon="languages"
              href="/settings/appearance"
              title={settings.appearance}
              detail={settings.appearanceDetail(LANGUAGES[viewer.locale], m.ui.theme[viewer.theme])}
            />
            <Line icon="key-round" href="/settings/ways-in" title={settings.waysIn} detail={credentials.email} />
            <Line
              icon="smartphone"
              href="/settings/sessions"
              title={settings.sessions}
              detail={settings.sessionsDetail(sessions.length)}
            />
            <Line icon="bookmark" href="/bookmarks" title={m.posts.bookmarks.title} detail={m.posts.bookmarks.detail} />
            <Line icon="file-text" href="/drafts" title={m.writing.drafts.title} detail={m.writing.drafts.detail} />
            <Line icon="list" href="/lists" title={m.people.lists.title} detail={m.people.lists.detail} />
            <Line icon="hash" href="/settings/tags" title={m.people.tags.title} detail={m.people.tags.detail} />
            <Line
              icon="shield-check"
              href="/settings/reach"
              title={m.people.reach.title}
              detail={m.people.reach.detail}
            />
            <Line icon="eye-off" href="/settings/filters" title={m.filters.title} detail={m.filters.detail} />
            <Line icon="volume-x" href="/settings/muted" title={m.people.kept.title} detail={m.people.kept.detail} />
            {mayInvite(deps.settings.current, viewer, true) && (
              <Line
                icon="user-plus"
                href="/settings/invitations"
                title={m.gate.invitation.title}
                detail={m.gate.invitation.detail}
              />
            )}
            <Line
              icon="flag"
              href="/me/reports"
              title={m.moderation.reports.title}
              detail={m.moderation.reports.detail}
            />
            <Line
              icon="scale"
              href="/me/moderation"
              title={m.moderation.statement.title}
              detail={m.moderation.statement.detail}
            />
            <Line
              icon="bell"
              href="/settings/notifications"
              title={m.push.settings.title}
              detail={m.push.settings.detail}
            />
            <Line icon="mail" href="/settings/mail" title={m.api.mail.title} detail={m.api.mail.detail} />
            <Line
              icon="hash"
              href="/settings/hashtags"
              title={m.momentum.setting.title}
              detail={carries ? m.momentum.setting.detailOn : m.momentum.setting.detailOff}
            />
            <Line
              icon="key-round"
              href="/settings/applications"
              title={m.api.tokens.title}
              detail={m.api.tokens.detail(tokens.length)}
            />
            <Line
              icon="send"
              href="/settings/webhooks"
              title={m.api.webhooks.title}
              detail={m.api.webhooks.detail(webhooks.length)}
            />
            {(viewer.roles.has('moderator') || viewer.roles.has('steward')) && (
              <Line
                icon="flag"
                href="/moderation"
                title={m.moderation.desk.title}
                detail={m.moderation.desk.emptyText}
              />
            )}
            {(viewer.roles.has('secretary') || viewer.roles.has('steward')) && (
              <Line
                icon="megaphone"
                href="/announcements"
                title={m.announcements.title}
                detail={m.announcements.description}
              />
            )}
            {isMember && deps.settings.current.registerOpenedAt !== null && (
              <Line icon="user-plus" href="/admin/joining" title={m.gate.admin.title} detail={m.gate.admin.detail} />
            )}
            {viewer.roles.has('steward') && (
              <Line icon="server" href="/admin" title={m.admin.server.title} detail={m.admin.server.detail} />
            )}
            <Line icon="trash-2" href="/settings/leave" title={settings.leave} detail={settings.leaveDetail} />
          </Lines>
          {viewer.roles.size > 0 && (
            <Row>
              {[...viewer.roles].map((role) => (
                <Chip icon="shield-check">{settings[role]}</Chip>
              ))}
            </Row>
          )}
          <form method="post" action="/sign-out">
            <Button icon="log-out">{settings.signOut}</Button>
          </form>
        </Band>
      </MemberPage>,
    );
  }),
];

/** Each language in its own words. */
const LANGUAGES = { en: 'English', fr: 'Français' };
