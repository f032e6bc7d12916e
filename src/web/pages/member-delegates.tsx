import { type Delegate, endDelegate, nameDelegate, type RegisterEntry } from '#membership';
import { type Ctx, get, post } from '#http';
import { parseId } from '#ids';
import { notFound } from '#refusal';
import { act, viewerOf } from '../act.ts';
import { Avatar, Button, ButtonLink, ErrorSummary, Input, Paper, Section } from '../components.ts';
import type { Standing } from '../coop-viewer.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { mediaPath } from '../post-view.ts';
import { memberAt } from '../member-at.ts';
import { show } from '../show.ts';
import { CoopSubPage } from './coop-shell.tsx';

const PATH = '/coop/members/:number/delegates';

/** Who speaks for an organisation: named and ended by those who do. */
export const delegateRoutes = [
  get(PATH, 'account', (c) => showForm(c, freshForm())),

  post(PATH, 'account', (c) =>
    takeForm(
      c,
      async ({ handle }) => {
        const { entry } = await memberAt(c);
        const name = typeof handle === 'string' ? handle.trim().replace(/^@/, '') : '';
        await act(c, (tx, actor) => nameDelegate(tx, actor, entry.id, name));
        return c.redirect(`/coop/members/${entry.number}?done=named`, 303);
      },
      (form) => showForm(c, form),
    ),
  ),

  post(`${PATH}/:id/end`, 'account', (c) =>
    takeForm(
      c,
      async () => {
        const { entry } = await memberAt(c);
        const id = parseId<'delegate'>(c.req.param('id') ?? '');
        if (!id) throw notFound();
        await act(c, (tx, actor) => endDelegate(tx, actor, id));
        return c.redirect(`/coop/members/${entry.number}?done=ended`, 303);
      },
      (form) => showForm(c, form),
    ),
  ),
];

async function showForm(c: Ctx, form: FormState) {
  const { entry, delegates } = await memberAt(c);
  const say = c.var.m.coop.register;
  const handles = delegates.filter((one) => one.endedAt === null).map((one) => one.account?.handle);
  const mayName = handles.includes(viewerOf(c).handle) || viewerOf(c).roles.has('secretary');
  if (entry.kind !== 'organisation' || !mayName) throw notFound();
  const back = { href: `/coop/members/${entry.number}`, label: entry.name };
  return show(
    c,
    <CoopSubPage tab="members" title={say.addDelegate} back={back} unlisted>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <p>{say.delegatesText}</p>
      <Paper icon="user-plus" what={entry.name} form={{ action: `/coop/members/${entry.number}/delegates` }}>
        <Input
          name="handle"
          label={say.delegateHandle}
          hint={say.delegateHandleHint}
          value={form.values['handle']}
          error={form.errors['handle']}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          maxlength={31}
          required
        />
        <Button kind="primary" big full>
          {say.addDelegate}
        </Button>
      </Paper>
    </CoopSubPage>,
    form.status,
  );
}

/** Those who speak for an organisation now. */
export function Delegates({
  member,
  delegates,
  reader,
}: {
  member: RegisterEntry;
  delegates: readonly Delegate[];
  reader: Standing;
}) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.coop.register;
  const standing = delegates.filter((one) => one.endedAt === null);
  const isOne = reader.memberships.some((mine) => mine.id === member.id);
  const path = `/coop/members/${member.number}/delegates`;
  return (
    <Section
      id="delegates"
      title={say.delegates}
      more={
        (isOne || (reader.mayKeep && standing.length === 0)) && (
          <ButtonLink kind="quiet" href={path}>
            {say.addDelegate}
          </ButtonLink>
        )
      }
    >
      <p class="small muted">{say.delegatesText}</p>
      {standing.map(({ id, account, from }) => (
        <div class="person">
          <Avatar
            name={account?.displayName ?? '–'}
            handle={account?.handle ?? ''}
            src={account?.avatarFile ? mediaPath(account.avatarFile) : undefined}
          />
          <div class="who">
            {account ? (
              <a href={`/@${account.handle}`}>
                <bdi>{account.displayName}</bdi>
              </a>
            ) : (
              <span>{say.erased}</span>
            )}
            <span class="sub">
              {account && `@${account.handle} · `}
              {say.delegateSince(f.date(from))}
            </span>
          </div>
          {isOne && standing.length > 1 && (
            <form method="post" action={`${path}/${id}/end`}>
              <Button kind="quiet" label={say.endDelegateNamed(account?.displayName ?? say.erased)}>
                {say.endDelegate}
              </Button>
            </form>
          )}
        </div>
      ))}
    </Section>
  );
}
