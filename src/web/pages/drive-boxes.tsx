import { Button, ButtonLink, Checkbox, Input, Paper } from '../components.ts';
import type { FormState } from '../form-state.ts';
import { usePage } from '../page-context.ts';
import { campaignPath } from './campaign-words.ts';
import { type DriveView, standingOf } from './drive-view.ts';
import { useDriveFormats } from './drive-words.tsx';

const signInFor = (path: string): string => `/sign-in?next=${encodeURIComponent(path)}`;

/** Asks to be reminded of the days of the drive, or to be no more. */
export function FollowBox({ view: { campaign, follows, signedIn } }: { view: DriveView }) {
  const { m } = usePage();
  const say = m.drive.shares.follow;
  const here = campaignPath(campaign, '/shares');
  if (!signedIn)
    return (
      <Paper icon="bell" what={say.title} id="follow">
        <p>{say.text}</p>
        <ButtonLink kind="primary" full href={signInFor(here)}>
          {say.signIn}
        </ButtonLink>
      </Paper>
    );
  return (
    <Paper icon="bell" what={say.title} id="follow" form={{ action: `${here}/${follows ? 'unfollow' : 'follow'}` }}>
      <p>{follows ? say.on : say.text}</p>
      {follows ? (
        <Button full>{say.stop}</Button>
      ) : (
        <Button kind="primary" full>
          {say.button}
        </Button>
      )}
    </Paper>
  );
}

/** Says what one holds, and what that allows. */
export function HoldingBox({ view, form }: { view: DriveView; form: FormState }) {
  const { m } = usePage();
  const say = m.drive.shares.hold;
  const { campaign, own, signedIn, today } = view;
  const here = campaignPath(campaign, '/shares');
  if (!signedIn)
    return (
      <Paper icon="hand-coins" what={say.title} id="hold">
        <p>{say.text}</p>
        <ButtonLink full href={signInFor(here)}>
          {say.signIn}
        </ButtonLink>
      </Paper>
    );
  const written = 'shares' in form.values;
  return (
    <>
      {own && <OwnStanding view={view} />}
      <Paper icon="hand-coins" what={say.title} id="hold" form={{ action: `${here}/hold` }}>
        <p class="small muted">{say.text}</p>
        <Input
          name="shares"
          label={say.shares}
          value={form.values['shares'] ?? own?.shares}
          error={form.errors['shares']}
          inputmode="numeric"
          autocomplete="off"
          required
        />
        <Input
          name="since"
          type="date"
          label={say.since}
          value={form.values['since'] ?? own?.since}
          error={form.errors['since']}
          max={today}
          required
        />
        <Checkbox
          name="wouldFile"
          checked={written ? 'wouldFile' in form.values : own?.wouldFile}
          note={say.wouldFileNote}
        >
          {say.wouldFile}
        </Checkbox>
        <Button kind={own ? undefined : 'primary'} full>
          {own ? say.correct : say.button}
        </Button>
      </Paper>
      {own && (
        <form method="post" action={`${here}/hold/withdraw`}>
          <Button kind="quiet">{say.withdraw}</Button>
        </form>
      )}
    </>
  );
}

function OwnStanding({ view: { drive, ways } }: { view: DriveView }) {
  const { m } = usePage();
  const say = m.drive.shares.standing;
  const f = useDriveFormats(drive.currency);
  const standing = standingOf(ways);
  return (
    <Paper icon="user-check" what={say.title} id="standing">
      <p>{standing.kind === 'later' ? say.later(f.day(standing.from)) : say[standing.kind]}</p>
    </Paper>
  );
}
