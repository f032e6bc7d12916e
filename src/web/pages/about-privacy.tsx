import { SESSION_DAYS } from '#accounts';
import { get } from '#http';
import { Prose } from '../components.ts';
import { AnyPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';

function Privacy() {
  const { m } = usePage();
  const { privacy } = m.accounts.about;
  const { kept } = m.drive.shares;
  const parts: readonly (readonly [string, readonly string[]])[] = [
    [privacy.account, [...privacy.accountList, m.profile.privacy]],
    [m.gate.privacy.title, m.gate.privacy.list],
    [privacy.sessions, privacy.sessionsList(SESSION_DAYS)],
    [privacy.posts, [...privacy.postsList, m.wire.waitingPictures]],
    [m.people.privacy.title, [...m.people.privacy.list, ...m.relations.privacy, m.letting.privacy]],
    [m.conversations.privacy.title, m.conversations.privacy.list],
    [m.packs.privacy.title, [...m.packs.privacy.list, m.announcements.kept]],
    [m.catchup.kept.title, m.catchup.kept.list],
    [m.trends.kept.title, m.trends.kept.list],
    [m.moderation.kept.title, m.moderation.kept.list],
    [privacy.signing, privacy.signingList],
    [m.organising.privacy.title, m.organising.privacy.list],
    [m.beside.privacy.title, m.beside.privacy.list],
    [kept.title, kept.list],
    [m.press.privacy.title, m.press.privacy.list],
    [m.notes.privacy.title, m.notes.privacy.list],
    [m.articles.kept.title, m.articles.kept.list],
    [m.pledges.kept.title, m.pledges.kept.list],
    [privacy.member, privacy.memberList],
    [privacy.voting, privacy.votingList],
    [privacy.programs, privacy.programsList],
    [m.push.privacy.title, m.push.privacy.list],
    [privacy.mail, privacy.mailList],
    [privacy.visits, privacy.visitsList],
    [privacy.rights, privacy.rightsList],
  ];
  return (
    <AnyPage
      title={privacy.title}
      heading={privacy.title}
      back={{ href: '/about', label: m.ui.foot.about }}
      canonical="/about/privacy"
      description={privacy.lede}
    >
      <div class="band stack flow-5">
        <p class="lede">{privacy.lede}</p>
        <Prose>
          {parts.map(([title, sentences]) => (
            <>
              <h2>{title}</h2>
              <ul>
                {sentences.map((sentence) => (
                  <li>{sentence}</li>
                ))}
              </ul>
            </>
          ))}
        </Prose>
      </div>
    </AnyPage>
  );
}

export const privacyRoutes = [get('/about/privacy', 'anyone', (c) => show(c, <Privacy />))];
