import type { Child } from 'hono/jsx';
import { usePage } from '../page-context.ts';
import { Avatar } from './avatar.tsx';
import { Button } from './button.tsx';
import type { AuthorView } from './post-view.ts';

/** An account in a list, and how the reader stands to it. */
export interface PersonView extends AuthorView {
  /** Safe HTML. */
  readonly bio?: string;
  readonly followed: boolean;
  readonly followsYou: boolean;
  /** The reader asked to follow them, and waits. */
  readonly requested?: boolean;
  /** Why they stand in a list. */
  readonly why?: string;
  /** The reader’s own account. */
  readonly self?: boolean;
}

/** A form that follows or unfollows; a script replaces it (`data-part`). Nothing for oneself. */
export function FollowButton({ person, primary }: { person: PersonView; primary?: boolean }) {
  const { m, path } = usePage();
  const words = m.network.profile;
  if (person.self) return null;
  const name = person.displayName;
  return (
    <form method="post" action={`${person.path}/follow`} data-enhance="toggle" data-part>
      <input type="hidden" name="next" value={path} />
      <input type="hidden" name="look" value={primary ? 'primary' : 'plain'} />
      <Button
        name="on"
        value={person.followed || person.requested ? 'false' : 'true'}
        kind={primary && !person.followed && !person.requested ? 'primary' : 'plain'}
        label={
          person.followed
            ? words.unfollowName(name)
            : person.requested
              ? m.people.request.takeBack(name)
              : words.followName(name)
        }
      >
        {person.followed ? words.unfollow : person.requested ? m.people.request.asked : words.follow}
      </Button>
    </form>
  );
}

/** One account of a list: face, name, a line about them, and following unless another `action` stands there. */
export function PersonLine({ person, small, action }: { person: PersonView; small?: boolean; action?: Child }) {
  const { m } = usePage();
  return (
    <div class={small ? 'person small' : 'person'}>
      <Avatar
        name={person.displayName}
        handle={person.handle}
        src={person.avatar}
        member={person.member}
        size={small ? 's' : 'm'}
      />
      <div class="who">
        <a href={person.path}>
          <bdi>{person.displayName}</bdi>
        </a>
        <span class="sub">
          <bdi>@{person.handle}</bdi>
          {person.followsYou && ` · ${m.network.profile.followsYou}`}
        </span>
        {person.why && <span class="sub wraps">{person.why}</span>}
      </div>
      {action ?? <FollowButton person={person} />}
    </div>
  );
}

export const People = ({ children }: { children?: Child }) => <div class="people">{children}</div>;
