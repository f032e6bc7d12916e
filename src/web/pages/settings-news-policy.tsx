import type { Actor } from '#accounts';
import { type Ctx, post, readFields } from '#http';
import { parseInput } from '#input';
import { parseId } from '#ids';
import {
  ADMISSIONS,
  changeNewsPolicy,
  type NewsPolicy,
  newsPolicyInput,
  newsPolicyNames,
  type readLetIn,
  withdrawPermission,
} from '#network';
import { notFound } from '#refusal';
import { act, viewerOf } from '../act.ts';
import { Button, Choices, Pager, Paper, Section } from '../components.ts';
import { People, PersonLine } from '../components/person.tsx';
import { toPersonView } from '../feed.tsx';
import { usePage } from '../page-context.ts';
import { withDone } from './settings-page.tsx';

const PATH = '/settings/notifications';
export const newsPolicyPath = `${PATH}#reaching`;

/** Whose news comes in, is kept apart, or is ignored: one question for each kind of sender. */
export function NewsPolicyForm({ policy }: { policy: NewsPolicy }) {
  const { m } = usePage();
  const words = m.letting.policy;
  const hints: Partial<Record<keyof NewsPolicy, string>> = {
    notFollowers: words.notFollowersHint,
    newAccounts: words.newAccountsHint,
    privateMentions: words.privateMentionsHint,
    limitedAccounts: words.limitedAccountsHint,
  };
  return (
    <div id="reaching">
      <Paper form={{ action: `${PATH}/policy` }} title={words.title} level={2}>
        <p>{words.lede}</p>
        {newsPolicyNames.map((name) => (
          <Choices
            name={name}
            legend={words[name]}
            hint={hints[name]}
            value={policy[name]}
            options={ADMISSIONS.map((value) => ({ value, label: words.ways[value] }))}
          />
        ))}
        <p class="hint">{words.several}</p>
        <Button kind="primary" big full>
          {m.accounts.settings.save}
        </Button>
      </Paper>
    </div>
  );
}

/** Who is let in whatever the policy says, each with the way back. */
export function LetIn({ viewer, people }: { viewer: Actor; people: Awaited<ReturnType<typeof readLetIn>> }) {
  const { items, older } = people;
  const { m } = usePage();
  const words = m.letting.letIn;
  return (
    <Section id="let-in" title={words.title}>
      <p class="hint">{items.length > 0 ? words.lede : words.none}</p>
      {items.length > 0 && (
        <People>
          {items.map((person) => (
            <PersonLine
              person={toPersonView(person, viewer)}
              action={
                <form method="post" action={`${PATH}/let-in/${person.id}/end`}>
                  <Button label={words.endName(person.displayName)}>{words.end}</Button>
                </form>
              }
            />
          ))}
        </People>
      )}
      <Pager older={older && `${PATH}?before=${older}#let-in`} />
    </Section>
  );
}

async function withdraw(c: Ctx): Promise<Response> {
  const from = parseId<'account'>(c.req.param('id') ?? '');
  if (!from) throw notFound();
  await act(c, (tx, actor) => withdrawPermission(tx, actor, from));
  return c.redirect(withDone(PATH, 'letInNoMore'), 303);
}

async function changePolicy(c: Ctx): Promise<Response> {
  const input = parseInput(newsPolicyInput, await readFields(c));
  const viewer = viewerOf(c);
  await c.var.deps.transact((tx) => changeNewsPolicy(tx, viewer, input));
  return c.redirect(withDone(PATH, 'saved'), 303);
}

export const newsPolicyRoutes = [
  post(`${PATH}/policy`, 'account', changePolicy),
  post(`${PATH}/let-in/:id{[0-9]+}/end`, 'account', withdraw),
];
