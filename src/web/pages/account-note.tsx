import * as v from 'valibot';
import { type Ctx, get, post } from '#http';
import { optional, paragraphs, parseInput } from '#input';
import { LONGEST_NOTE, noteAccount, type Profile, readRelationships, type Relationship } from '#network';
import { AT, profileOf } from '../account-address.ts';
import { viewerOf } from '../act.ts';
import { Band, Button, ButtonLink, ErrorSummary, Note, Row, TextArea } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { MemberPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { accountPath } from '../post-view.ts';
import { show } from '../show.ts';

const input = v.object({ note: optional(paragraphs(LONGEST_NOTE, 0)) });

function notePage(c: Ctx, profile: Profile, form: FormState): Response | Promise<Response> {
  const { m } = c.var;
  const words = m.noting;
  const path = accountPath(profile);
  const title = words.title(profile.displayName);
  return show(
    c,
    <MemberPage
      title={title}
      back={{ href: path, label: profile.displayName }}
      place="home"
      unlisted
      noCompose
      tools={<></>}
    >
      <Band>
        <h1>{title}</h1>
        <ErrorSummary errors={form.errors} sentence={form.sentence} />
        <form method="post" action={`${path}/note`} class="stack flow-4">
          <TextArea
            name="note"
            label={words.yours}
            hint={words.hint}
            rows={5}
            maxlength={LONGEST_NOTE}
            value={form.values['note']}
            error={form.errors['note']}
            optional
          />
          <Row>
            <Button kind="primary">{words.save}</Button>
            <ButtonLink href={path}>{m.ui.cancel}</ButtonLink>
          </Row>
        </form>
      </Band>
    </MemberPage>,
    form.status,
  );
}

/** On their page, what one noted about them. */
export function OwnNote({ profile, stands }: { profile: Profile; stands: Relationship }) {
  const { m } = usePage();
  if (stands.note === '') return null;
  return (
    <Band space={3}>
      <Note icon="file-text">
        {stands.note.split('\n').map((line) => (
          <>
            <bdi>{line}</bdi>
            <br />
          </>
        ))}
        <a href={`${accountPath(profile)}/note`}>{m.noting.change}</a>
      </Note>
    </Band>
  );
}

export const accountNoteRoutes = [
  get(`${AT}/note`, 'account', async (c) => {
    const profile = await profileOf(c);
    const stands = (await readRelationships(c.var.deps.db, viewerOf(c), [profile.id])).get(profile.id);
    return notePage(c, profile, freshForm({ note: stands?.note ?? '' }));
  }),
  post(
    `${AT}/note`,
    'account',
    async (c) => {
      const profile = await profileOf(c);
      return takeForm(
        c,
        async (fields) => {
          const { note } = parseInput(input, fields);
          await c.var.deps.transact((tx) => noteAccount(tx, viewerOf(c), profile.id, note));
          return c.redirect(accountPath(profile), 303);
        },
        (form) => notePage(c, profile, form),
      );
    },
    { limits: [{ name: 'note', per: 'person', times: 60, seconds: 600 }] },
  ),
];
