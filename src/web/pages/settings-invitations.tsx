import { endInvitation, invitationInput, invitationsOf, type InvitationView, invite, mayInvite } from '#accounts';
import type { Db } from '#db';
import { type Ctx, get, post } from '#http';
import { parseId } from '#ids';
import { parseInput } from '#input';
import { membershipsOf } from '#membership';
import { notFound } from '#refusal';
import { viewerOf } from '../act.ts';
import { Button, Checkbox, Chip, CopyField, Empty, ErrorSummary, Input, Note, Paper, Stack } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { doneIn, SettingsPage, withDone } from './settings-page.tsx';

const PATH = '/settings/invitations';

/** Whether somebody acts as a member of the co-op, by themselves or for an organisation. */
const isMember = async (db: Db, actor: ReturnType<typeof viewerOf>): Promise<boolean> =>
  (await membershipsOf(db, actor)).some(({ status }) => status === 'voting' || status === 'probation');

async function showInvitations(c: Ctx, form: FormState, done?: string) {
  const { m, deps } = c.var;
  const viewer = viewerOf(c);
  const say = m.gate.invitation;
  const [invitations, member] = await Promise.all([invitationsOf(deps.db, viewer), isMember(deps.db, viewer)]);
  const may = mayInvite(deps.settings.current, viewer, member);
  const field = (name: string) => ({ name, value: form.values[name], error: form.errors[name] });
  return show(
    c,
    <SettingsPage title={say.title} done={done}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <p class="lede">{say.lede}</p>
      {may ? (
        <Paper icon="user-plus" what={say.make} form={{ action: PATH }}>
          <Input
            {...field('uses')}
            type="number"
            inputmode="numeric"
            min={1}
            max={1_000}
            label={say.uses}
            hint={say.usesHint}
            optional
          />
          <Input
            {...field('days')}
            type="number"
            inputmode="numeric"
            min={1}
            max={365}
            label={say.days}
            hint={say.daysHint}
            optional
          />
          <Checkbox name="follow" checked={form.values.follow === 'on'} note={say.followNote}>
            {say.follow}
          </Checkbox>
          <Button kind="primary" big full>
            {say.make}
          </Button>
        </Paper>
      ) : (
        <Note tone="amber">{say.mayNot}</Note>
      )}
      {invitations.length === 0 ? (
        <Empty title={say.none}>{say.noneText}</Empty>
      ) : (
        <Stack>
          {invitations.map((invitation) => (
            <OneInvitation invitation={invitation} />
          ))}
        </Stack>
      )}
    </SettingsPage>,
    form.status,
  );
}

function OneInvitation({ invitation }: { invitation: InvitationView }) {
  const { m, origin } = usePage();
  const f = useFormats();
  const say = m.gate.invitation;
  const { id, code, madeAt, most, endsAt, state, came, follow } = invitation;
  const facts = [
    say.made(f.date(madeAt)),
    most === null ? say.used(came.length) : say.left(came.length, most),
    ...(endsAt ? [say.until(f.date(endsAt))] : []),
    ...(follow ? [say.follows] : []),
  ];
  return (
    <Paper
      icon="link"
      what={say.link}
      status={<Chip tone={state === 'good' ? 'open' : undefined}>{say.states[state]}</Chip>}
    >
      {state === 'good' && code && <CopyField label={say.link} value={`${origin}/invite/${code}`} />}
      <p class="small muted">{facts.join(' · ')}</p>
      {came.length > 0 && (
        <p class="small">
          {say.came}:{' '}
          {came.map(({ handle, displayName }, i) => (
            <>
              {i > 0 && ', '}
              <a href={`/@${handle}`}>
                <bdi>{displayName || `@${handle}`}</bdi>
              </a>
            </>
          ))}
        </p>
      )}
      {state === 'good' && (
        <form method="post" action={`${PATH}/${id}/end`}>
          <Button kind="quiet">{say.end}</Button>
        </form>
      )}
    </Paper>
  );
}

/** Links by which people come in. */
export const invitationRoutes = [
  get(PATH, 'account', (c) => showInvitations(c, freshForm(), doneIn(c))),

  post(
    PATH,
    'account',
    (c) =>
      takeForm(
        c,
        async (fields) => {
          const input = parseInput(invitationInput, fields);
          const viewer = viewerOf(c);
          await c.var.deps.transact(async (tx) => invite(tx, viewer, input, await isMember(tx, viewer)));
          return c.redirect(withDone(PATH, 'invited'), 303);
        },
        (form) => showInvitations(c, form),
      ),
    { limits: [{ name: 'invite', per: 'person', times: 30, seconds: 3_600 }] },
  ),

  post(`${PATH}/:id/end`, 'account', async (c) => {
    const id = parseId<'invitation'>(c.req.param('id') ?? '');
    if (!id) throw notFound();
    await c.var.deps.transact((tx) => endInvitation(tx, viewerOf(c), id));
    return c.redirect(withDone(PATH, 'invitationEnded'), 303);
  }),
];
