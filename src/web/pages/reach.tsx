import { type Ctx, get, post, readFields } from '#http';
import { parseInput } from '#input';
import {
  acceptFollow,
  changePreferences,
  preferencesInput,
  QUOTE_POLICIES,
  readPreferences,
  readRequests,
  refuseFollow,
  USUAL_AUDIENCES,
} from '#network';
import { AT, profileOf } from '../account-address.ts';
import { act, backTo, viewerOf } from '../act.ts';
import {
  Band,
  Button,
  ButtonLink,
  Checkbox,
  Choices,
  Empty,
  ErrorSummary,
  Pager,
  Paper,
  Row,
  Select,
} from '../components.ts';
import { languagesFor } from '../components/composer.tsx';
import { People, PersonLine } from '../components/person.tsx';
import { toPersonView } from '../feed.tsx';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { MemberPage } from '../layout.tsx';
import { pagingOf } from '../paging.ts';
import { accountPath } from '../post-view.ts';
import { show } from '../show.ts';
import { doneIn, SettingsPage, withDone } from './settings-page.tsx';

const PATH = '/settings/reach';

async function reachPage(c: Ctx, form: FormState, done?: string): Promise<Response> {
  const { m, deps } = c.var;
  const words = m.people.reach;
  const now = await readPreferences(deps.db, viewerOf(c).account);
  return show(
    c,
    <SettingsPage title={words.title} done={done}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <Paper form={{ action: PATH }}>
        <Checkbox name="approvesFollowers" checked={now.approvesFollowers} note={words.approvesNote}>
          {words.approves}
        </Checkbox>
        <Choices
          name="quotePolicy"
          legend={words.quotes}
          hint={words.quotesHint}
          value={now.quotePolicy}
          error={form.errors['quotePolicy']}
          options={QUOTE_POLICIES.map((value) => ({ value, label: words.policies[value] }))}
        />
        <Checkbox name="postsFindable" checked={now.postsFindable} note={words.findableNote}>
          {words.findable}
        </Checkbox>
        <Checkbox name="inDirectory" checked={now.inDirectory} note={words.directoryNote}>
          {words.directory}
        </Checkbox>
        <Checkbox name="followsHidden" checked={now.followsHidden} note={m.profile.hiddenNote}>
          {m.profile.hidden}
        </Checkbox>
        <fieldset class="stack flow-3 entry">
          <legend>{m.profile.page}</legend>
          {(['picturesShown', 'replyPicturesShown', 'featuredShown'] as const).map((name) => (
            <Checkbox name={name} checked={now[name]}>
              {m.profile[name]}
            </Checkbox>
          ))}
        </fieldset>
        <fieldset class="stack flow-3 entry">
          <legend>{m.profile.writing}</legend>
          <Choices
            name="usualVisibility"
            legend={m.profile.audience}
            value={now.usualVisibility}
            error={form.errors['usualVisibility']}
            options={USUAL_AUDIENCES.map((value) => ({ value, label: m.profile.audiences[value] }))}
          />
          <Select
            name="usualLanguage"
            label={m.profile.language}
            value={now.usualLanguage}
            error={form.errors['usualLanguage']}
            options={[{ value: '', label: m.profile.asYouRead }, ...languagesFor(c.var.locale)]}
          />
          <Checkbox name="usuallySensitive" checked={now.usuallySensitive} note={m.profile.sensitiveNote}>
            {m.profile.sensitive}
          </Checkbox>
        </fieldset>
        <Button kind="primary" big full>
          {m.accounts.settings.save}
        </Button>
      </Paper>
    </SettingsPage>,
    form.status,
  );
}

async function requestsPage(c: Ctx): Promise<Response> {
  const { m, deps } = c.var;
  const actor = viewerOf(c);
  const words = m.people.request;
  const { items, older } = await readRequests(deps.db, actor, pagingOf<'account'>(c));
  return show(
    c,
    <MemberPage
      title={words.title}
      heading={words.title}
      back={{ href: '/inbox', label: m.network.inbox.title }}
      place="inbox"
      unlisted
      noCompose
    >
      <People>
        {items.map((person) => {
          const path = accountPath(person);
          return (
            <PersonLine
              person={toPersonView(person, actor)}
              action={
                <form method="post" action={`${path}/follow-request`}>
                  <Row oneLine>
                    <Button kind="primary" name="answer" value="accept" label={words.acceptName(person.displayName)}>
                      {words.accept}
                    </Button>
                    <Button name="answer" value="refuse" label={words.refuseName(person.displayName)}>
                      {words.refuse}
                    </Button>
                  </Row>
                </form>
              }
            />
          );
        })}
      </People>
      {items.length === 0 && (
        <Band>
          <Empty title={words.emptyTitle} actions={<ButtonLink href={PATH}>{m.people.reach.title}</ButtonLink>}>
            {words.empty}
          </Empty>
        </Band>
      )}
      <Pager older={older && `/follow-requests?before=${older}`} />
    </MemberPage>,
  );
}

export const reachRoutes = [
  get(PATH, 'account', (c) => reachPage(c, freshForm(), doneIn(c))),
  post(PATH, 'account', (c) =>
    takeForm(
      c,
      async (fields) => {
        const input = parseInput(preferencesInput, fields);
        await act(c, (tx, actor) => changePreferences(tx, actor, input));
        return c.redirect(withDone(PATH, 'saved'), 303);
      },
      (form) => reachPage(c, form),
    ),
  ),
  get('/follow-requests', 'account', requestsPage),
  post(
    `${AT}/follow-request`,
    'account',
    async (c) => {
      const profile = await profileOf(c);
      const { answer, next } = await readFields(c);
      await act(c, (tx, actor) => (answer === 'accept' ? acceptFollow : refuseFollow)(tx, actor, profile.id));
      return backTo(c, next, '/follow-requests');
    },
    { limits: [{ name: 'follow', per: 'person', times: 400, seconds: 3_600 }] },
  ),
];
