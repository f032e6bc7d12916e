import * as v from 'valibot';
import { type Ctx, get, post } from '#http';
import { LOCALES } from '#i18n';
import { parseInput } from '#input';
import { follow, languagesInput, languagesOf, type Profile, readRelationships } from '#network';
import { notFound } from '#refusal';
import { AT, profileOf } from '../account-address.ts';
import { act, viewerOf } from '../act.ts';
import { Band, Button, ButtonLink, Choices, ErrorSummary, Row } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { MemberPage } from '../layout.tsx';
import { accountPath } from '../post-view.ts';
import { show } from '../show.ts';
import { languageName } from './press-words.ts';

const input = v.object({ languages: v.optional(languagesInput, []) });

async function languagesPage(c: Ctx, profile: Profile, form: FormState): Promise<Response> {
  const { deps, m, locale } = c.var;
  const viewer = viewerOf(c);
  const words = m.relations.languages;
  const path = accountPath(profile);
  const chosen = (await readRelationships(deps.db, viewer, [profile.id])).get(profile.id)?.languages ?? [];
  const written = await languagesOf(deps.db, viewer, profile.id);
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
        <form method="post" action={`${path}/languages`} class="stack flow-4">
          <Choices
            type="checkbox"
            name="languages[]"
            legend={words.legend}
            hint={words.hint}
            value={chosen}
            options={[...new Set([...chosen, ...written, ...LOCALES])].map((value) => ({
              value,
              label: languageName(locale, value),
            }))}
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

/** @throws Refusal 404 for who is not followed. */
async function followedIn(c: Ctx): Promise<Profile> {
  const profile = await profileOf(c);
  if (!profile.followed && !profile.requested) throw notFound();
  return profile;
}

export const followLanguageRoutes = [
  get(`${AT}/languages`, 'account', async (c) => languagesPage(c, await followedIn(c), freshForm())),
  post(
    `${AT}/languages`,
    'account',
    async (c) => {
      const profile = await followedIn(c);
      return takeForm(
        c,
        async (fields) => {
          const { languages } = parseInput(input, fields);
          await act(c, (tx, actor) => follow(tx, actor, profile.id, { languages }));
          return c.redirect(accountPath(profile), 303);
        },
        (form) => languagesPage(c, profile, form),
      );
    },
    { limits: [{ name: 'relation', per: 'person', times: 300, seconds: 3_600 }] },
  ),
];
