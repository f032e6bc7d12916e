import { accountChanged, publish } from '#network';
import { changeProfile, profileInput, profileOf } from '#accounts';
import { type Ctx, get, post } from '#http';
import { parseInput } from '#input';
import { LARGEST_PICTURE, readPicture } from '#media';
import { viewerOf } from '../act.ts';
import { Avatar, Button, Checkbox, ErrorSummary, Input, Paper, Row, TextArea } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { show } from '../show.ts';
import { doneIn, SettingsPage, withDone } from './settings-page.tsx';

const PATH = '/settings/profile';

async function showProfile(c: Ctx, form: FormState, done?: string) {
  const { m, deps } = c.var;
  const { settings, fields } = m.accounts;
  const profile = await profileOf(deps.db, viewerOf(c));
  const src = profile.picture ? `/media/${profile.picture}` : undefined;
  return show(
    c,
    <SettingsPage title={settings.profile} done={done}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Paper form={{ action: PATH, multipart: true }}>
        <Row oneLine>
          <Avatar name={profile.displayName} handle={profile.handle} src={src} size="l" />
          <div>
            <b>
              <bdi>{profile.displayName}</bdi>
            </b>
            <p class="hint">@{profile.handle}</p>
          </div>
        </Row>
        <Input
          name="displayName"
          label={fields.displayName}
          value={form.values.displayName ?? profile.displayName}
          error={form.errors.displayName}
          autocomplete="name"
          maxlength={60}
          required
        />
        <TextArea
          name="bio"
          label={fields.bio}
          hint={fields.bioHint}
          value={form.values.bio ?? profile.bio}
          error={form.errors.bio}
          maxlength={500}
          rows={4}
          optional
        />
        <Input
          name="picture"
          type="file"
          accept="image/png,image/jpeg,image/webp,image/avif,image/gif"
          label={fields.avatar}
          hint={fields.avatarHint}
          error={form.errors.picture}
          optional
        />
        {profile.picture && <Checkbox name="removePicture">{fields.removeAvatar}</Checkbox>}
        <Button kind="primary" big full>
          {settings.save}
        </Button>
      </Paper>
    </SettingsPage>,
    form.status,
  );
}

export const profileRoutes = [
  get(PATH, 'account', (c) => showProfile(c, freshForm(), doneIn(c))),

  post(
    PATH,
    'account',
    (c) =>
      takeForm(
        c,
        async ({ picture, ...fields }) => {
          const viewer = viewerOf(c);
          const { deps } = c.var;
          const input = parseInput(profileInput, fields);
          const read =
            picture instanceof File && picture.size > 0
              ? await readPicture(new Uint8Array(await picture.arrayBuffer()))
              : undefined;
          await deps.transact((tx) =>
            changeProfile(tx, viewer, input, read && { read, dataFolder: deps.config.dataFolder }),
          );
          publish(deps.live, accountChanged(viewer.account));
          return c.redirect(withDone(PATH, 'saved'), 303);
        },
        (form) => showProfile(c, form),
      ),
    { maxBytes: LARGEST_PICTURE + 65_536, limits: [{ name: 'profile', per: 'person', times: 30, seconds: 1_800 }] },
  ),
];
