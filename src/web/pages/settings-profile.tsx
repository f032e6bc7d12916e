import { accountChanged, publish } from '#network';
import { changeProfile, FACE, HEADER, LONGEST_FIELD, MOST_FIELDS, profileInput, profileOf } from '#accounts';
import { type Ctx, get, post } from '#http';
import { parseInput } from '#input';
import { LARGEST_PICTURE, pictureIn } from '#media';
import { viewerOf } from '../act.ts';
import {
  Avatar,
  Button,
  Checkbox,
  CopyField,
  ErrorSummary,
  Fold,
  Input,
  More,
  Paper,
  Row,
  TextArea,
} from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { mediaPath } from '../post-view.ts';
import { show } from '../show.ts';
import { doneIn, SettingsPage, withDone } from './settings-page.tsx';

const PATH = '/settings/profile';
const PICTURES = 'image/png,image/jpeg,image/webp,image/avif,image/gif';
const LINES = Array.from({ length: MOST_FIELDS }, (_one, i) => i);

type Profile = Awaited<ReturnType<typeof profileOf>>;

async function showProfile(c: Ctx, form: FormState, done?: string) {
  const { m, deps } = c.var;
  const { settings, fields } = m.accounts;
  const profile = await profileOf(deps.db, viewerOf(c));
  return show(
    c,
    <SettingsPage title={settings.profile} done={done}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Paper form={{ action: PATH, multipart: true }}>
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
        <Pictures profile={profile} form={form} />
        <FieldLines profile={profile} form={form} address={`${deps.config.origin}/@${profile.handle}`} />
        <Checkbox
          name="bot"
          checked={form.status === 200 ? profile.bot : form.values['bot'] !== undefined}
          note={m.profile.botHint}
        >
          {m.profile.botNote}
        </Checkbox>
        <Button kind="primary" big full>
          {settings.save}
        </Button>
      </Paper>
      <More href="/settings/reach">{m.people.reach.title}</More>
    </SettingsPage>,
    form.status,
  );
}

/** Both pictures, each with what it shows; a script shows the one that is chosen before it is sent. */
function Pictures({ profile, form }: { profile: Profile; form: FormState }) {
  const { m } = usePage();
  const { fields } = m.accounts;
  const words = m.profile;
  const { avatar, header } = profile;
  return (
    <fieldset class="stack flow-3 entry">
      <legend>{words.pictures}</legend>
      <Row oneLine>
        <span id="shown-avatar">
          <Avatar
            name={profile.displayName}
            handle={profile.handle}
            src={avatar ? mediaPath(avatar.preview) : undefined}
            size="l"
          />
        </span>
        <div>
          <b>
            <bdi>{profile.displayName}</bdi>
          </b>
          <p class="hint">@{profile.handle}</p>
        </div>
      </Row>
      <Input
        name="avatar"
        type="file"
        accept={PICTURES}
        label={fields.avatar}
        hint={fields.avatarHint}
        error={form.errors['avatar']}
        data-shown="shown-avatar"
        optional
      />
      <Input
        name="avatarAlt"
        label={words.avatarAlt}
        hint={words.altHint}
        value={form.values['avatarAlt'] ?? avatar?.alt}
        error={form.errors['avatarAlt']}
        maxlength={1_500}
        optional
      />
      {avatar && <Checkbox name="removeAvatar">{fields.removeAvatar}</Checkbox>}
      <div class="cover-shown" id="shown-header">
        {header && <img src={mediaPath(header.preview)} alt="" />}
      </div>
      <Input
        name="header"
        type="file"
        accept={PICTURES}
        label={words.header}
        hint={words.headerHint}
        error={form.errors['header']}
        data-shown="shown-header"
        optional
      />
      <Input
        name="headerAlt"
        label={words.headerAlt}
        hint={words.altHint}
        value={form.values['headerAlt'] ?? header?.alt}
        error={form.errors['headerAlt']}
        maxlength={1_500}
        optional
      />
      {header && <Checkbox name="removeHeader">{words.removeHeader}</Checkbox>}
    </fieldset>
  );
}

function FieldLines({ profile, form, address }: { profile: Profile; form: FormState; address: string }) {
  const { m } = usePage();
  const f = useFormats();
  const words = m.profile;
  return (
    <fieldset class="stack flow-3 entry">
      <legend>{words.lines}</legend>
      <p class="hint">{words.linesHint}</p>
      {LINES.map((n) => {
        const field = profile.fields[n];
        const [name, value] = [`fields.${n}.name`, `fields.${n}.value`];
        return (
          <div class="profile-line">
            <Input
              name={name}
              label={words.line(n + 1)}
              value={form.values[name] ?? field?.name}
              error={form.errors[name]}
              maxlength={LONGEST_FIELD}
            />
            <Input
              name={value}
              label={words.value(n + 1)}
              value={form.values[value] ?? field?.value}
              hint={field?.verifiedAt && words.linksBack(f.date(field.verifiedAt))}
              error={form.errors[value]}
              maxlength={LONGEST_FIELD}
              autocapitalize="none"
            />
          </div>
        );
      })}
      <Fold summary={words.verify}>
        <div class="stack flow-3">
          <p>{words.verifyText}</p>
          <CopyField label={words.verifyLink} value={`<a rel="me" href="${address}">@${profile.handle}</a>`} />
        </div>
      </Fold>
    </fieldset>
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
        async (given) => {
          const viewer = viewerOf(c);
          const { deps } = c.var;
          const fields = LINES.map((n) => ({ name: given[`fields.${n}.name`], value: given[`fields.${n}.value`] }));
          const input = parseInput(profileInput, { ...given, fields });
          const avatar = await pictureIn(given, 'avatar', FACE);
          const header = await pictureIn(given, 'header', HEADER);
          const change = {
            ...input,
            avatar: avatar ?? (given['removeAvatar'] === undefined ? undefined : null),
            header: header ?? (given['removeHeader'] === undefined ? undefined : null),
          };
          await deps.transact((tx) => changeProfile(tx, viewer, change, deps.config.dataFolder));
          publish(deps.live, accountChanged(viewer.account));
          return c.redirect(withDone(PATH, 'saved'), 303);
        },
        (form) => showProfile(c, form),
      ),
    {
      maxBytes: 2 * LARGEST_PICTURE + 65_536,
      limits: [{ name: 'profile', per: 'person', times: 30, seconds: 1_800 }],
    },
  ),
];
