import { type Ctx, post, readFields } from '#http';
import { parseInput } from '#input';
import { ADMISSIONS, changeNewsPolicy, type NewsPolicy, newsPolicyInput, newsPolicyNames } from '#network';
import { viewerOf } from '../act.ts';
import { Button, Choices, Paper } from '../components.ts';
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

async function changePolicy(c: Ctx): Promise<Response> {
  const input = parseInput(newsPolicyInput, await readFields(c));
  const viewer = viewerOf(c);
  await c.var.deps.transact((tx) => changeNewsPolicy(tx, viewer, input));
  return c.redirect(withDone(PATH, 'saved'), 303);
}

export const newsPolicyRoutes = [post(`${PATH}/policy`, 'account', changePolicy)];
