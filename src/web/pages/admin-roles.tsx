import { endGrant, giveRole, giveRoleInput, type Hand, type RoleGrantView, roleGrants } from '#accounts';
import { type Ctx, get, post } from '#http';
import type { Messages } from '#i18n';
import { parseId } from '#ids';
import { parseInput } from '#input';
import { notFound } from '#refusal';
import { viewerOf } from '../act.ts';
import {
  Button,
  ButtonLink,
  Choices,
  ErrorSummary,
  Fold,
  Input,
  Line,
  Lines,
  Paper,
  Row,
  Stack,
} from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { doneIn, SettingsPage, withDone } from './settings-page.tsx';

const PATH = '/admin/roles';
const ROLES = ['steward', 'organiser', 'moderator'] as const;

function byHand({ admin: { roles } }: Messages, hand: Hand): string {
  if (hand === 'program') return roles.byProgram;
  return hand === 'deleted' ? roles.byDeleted : roles.by(`@${hand.handle}`);
}

/** Somebody else's role ends by a button; one's own after a question. */
function EndRole({ grant, own }: { grant: RoleGrantView; own: boolean }) {
  const { m } = usePage();
  const { roles } = m.admin;
  const path = `${PATH}/${grant.id}/end`;
  const role = m.accounts.settings[grant.role];
  if (own) {
    return (
      <ButtonLink kind="quiet" href={path} label={roles.layDownNamed(role)}>
        {roles.layDown}
      </ButtonLink>
    );
  }
  return (
    <form method="post" action={path}>
      <Button kind="quiet" label={roles.endNamed(grant.holder?.displayName ?? roles.deleted, role)}>
        {roles.end}
      </Button>
    </form>
  );
}

function Held({ grants, own }: { grants: readonly RoleGrantView[]; own: (grant: RoleGrantView) => boolean }) {
  const { m } = usePage();
  const { roles } = m.admin;
  const f = useFormats();
  if (grants.length === 0) return <p class="muted">{roles.none}</p>;
  return (
    <Lines>
      {grants.map((grant) => (
        <Line
          icon="user"
          title={grant.holder ? <bdi>{grant.holder.displayName}</bdi> : roles.deleted}
          detail={[
            ...(grant.holder ? [`@${grant.holder.handle}`] : []),
            roles.held(f.date(grant.givenAt), byHand(m, grant.givenBy)),
          ].join(', ')}
          value={<EndRole grant={grant} own={own(grant)} />}
        />
      ))}
    </Lines>
  );
}

function Ended({ grants }: { grants: readonly RoleGrantView[] }) {
  const { m } = usePage();
  const { roles } = m.admin;
  const f = useFormats();
  if (grants.length === 0) return null;
  return (
    <Fold summary={roles.past(f.number(grants.length))}>
      <Lines>
        {grants.map(({ holder, role, givenAt, givenBy, ended }) => (
          <Line
            icon="history"
            title={holder ? <bdi>{holder.displayName}</bdi> : roles.deleted}
            detail={
              ended && (
                <>
                  {roles.was(m.accounts.settings[role], f.date(givenAt), f.date(ended.at))}
                  <br />
                  {roles.hands(byHand(m, givenBy), byHand(m, ended.by))}
                </>
              )
            }
          />
        ))}
      </Lines>
    </Fold>
  );
}

async function showRoles(c: Ctx, form: FormState, done?: string) {
  const { m, deps } = c.var;
  const { roles } = m.admin;
  const viewer = viewerOf(c);
  const { held, ended } = await roleGrants(deps.db, viewer);
  return show(
    c,
    <SettingsPage title={roles.title} back={{ href: '/admin', label: m.admin.server.back }} done={done}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      {ROLES.map((role) => (
        <Stack space={2}>
          <h2>{roles[role]}</h2>
          <Held grants={held.filter((grant) => grant.role === role)} own={(grant) => grant.person === viewer.person} />
        </Stack>
      ))}
      <Paper icon="user-plus" what={roles.give} form={{ action: PATH }}>
        <Input
          name="handle"
          label={roles.handle}
          hint={roles.handleHint}
          value={form.values.handle}
          error={form.errors.handle}
          autocomplete="off"
          autocapitalize="none"
          spellcheck={false}
          maxlength={31}
          required
        />
        <Choices
          name="role"
          legend={roles.role}
          error={form.errors.role}
          value={form.values.role}
          options={ROLES.map((role) => ({ value: role, label: roles.one[role], note: roles[`${role}Note`] }))}
        />
        <Button kind="primary" big full>
          {roles.give}
        </Button>
      </Paper>
      <Ended grants={ended} />
    </SettingsPage>,
    form.status,
  );
}

/** The question before one's own role ends; the last steward reads what to do first instead. */
function showQuestion(c: Ctx, role: RoleGrantView['role'], isLast: boolean) {
  const { m } = c.var;
  const { roles } = m.admin;
  return show(
    c,
    <SettingsPage title={roles.layDownTitle} back={{ href: PATH, label: roles.title }}>
      <p class="lede">
        {isLast ? m.accounts.lastSteward : role === 'steward' ? roles.layDownSteward : roles.layDownOther}
      </p>
      <Row>
        {!isLast && <LayDown action={c.req.path} role={m.accounts.settings[role]} />}
        <ButtonLink href={PATH}>{roles.keep}</ButtonLink>
      </Row>
    </SettingsPage>,
  );
}

function LayDown({ action, role }: { action: string; role: string }) {
  const { roles } = usePage().m.admin;
  return (
    <form method="post" action={action}>
      <Button kind="danger">{roles.layDownNamed(role)}</Button>
    </form>
  );
}

/** Who may do what here, and by whose hand. */
export const adminRolesRoutes = [
  get(PATH, 'steward', (c) => showRoles(c, freshForm(), doneIn(c))),

  post(PATH, 'steward', (c) =>
    takeForm(
      c,
      async (fields) => {
        const input = parseInput(giveRoleInput, fields);
        await c.var.deps.transact((tx) => giveRole(tx, viewerOf(c), input));
        return c.redirect(withDone(PATH, 'roleGiven'), 303);
      },
      (form) => showRoles(c, form),
    ),
  ),

  get(`${PATH}/:id/end`, 'steward', async (c) => {
    const viewer = viewerOf(c);
    const id = parseId<'grant'>(c.req.param('id') ?? '');
    const { held } = await roleGrants(c.var.deps.db, viewer);
    const own = held.find((grant) => grant.id === id && grant.person === viewer.person);
    if (!own) throw notFound();
    const stewards = held.filter((grant) => grant.role === 'steward');
    return showQuestion(c, own.role, own.role === 'steward' && stewards.length === 1);
  }),

  post(`${PATH}/:id/end`, 'steward', (c) =>
    takeForm(
      c,
      async () => {
        const viewer = viewerOf(c);
        const id = parseId<'grant'>(c.req.param('id') ?? '');
        if (!id) throw notFound();
        const { person, role } = await c.var.deps.transact((tx) => endGrant(tx, viewer, id));
        // Whoever is no steward any more may not read the roles.
        const stays = person !== viewer.person || role !== 'steward';
        return c.redirect(withDone(stays ? PATH : '/settings', 'roleEnded'), 303);
      },
      (form) => showRoles(c, form),
    ),
  ),
];
