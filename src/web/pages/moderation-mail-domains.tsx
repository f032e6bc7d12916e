import { blockMailDomains, liftMailBlock, type MailBlockPreview, previewMailBlocks, readMailBlocks } from '#accounts';
import { type Ctx, get, post } from '#http';
import { parseId } from '#ids';
import { notFound } from '#refusal';
import { viewerOf } from '../act.ts';
import { Button, Empty, ErrorSummary, Line, Lines, Note, Paper, Section, TextArea } from '../components.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { DeskPage, Faulty, seenIn, textIn } from './moderation-blocks.tsx';

const PATH = '/moderation/mail-domains';

async function showDomains(c: Ctx, form: FormState) {
  const { m, deps } = c.var;
  const say = m.gate.mailBlocks;
  const blocked = await readMailBlocks(deps.db, viewerOf(c));
  const f = c.req.query('done');
  const { done } = m.gate.blocks;
  const said = f === 'imported' || f === 'lifted' ? done[f] : undefined;
  return show(
    c,
    <DeskPage title={say.title} said={said}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <p class="lede">{say.lede}</p>
      <Paper icon="ban" what={say.list} form={{ action: `${PATH}/look` }}>
        <TextArea
          name="list"
          label={say.list}
          hint={say.listHint}
          value={form.values.list}
          error={form.errors.list}
          rows={5}
          required
        />
        <Button kind="primary">{m.gate.blocks.look}</Button>
      </Paper>
      {blocked.length === 0 ? <Empty title={say.none}>{say.noneText}</Empty> : <Blocked blocked={blocked} />}
    </DeskPage>,
    form.status,
  );
}

function Blocked({ blocked }: { blocked: Awaited<ReturnType<typeof readMailBlocks>> }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.gate.mailBlocks;
  const { lift, liftNamed, since, nobody } = m.gate.blocks;
  return (
    <Section id="blocked" title={say.stands(f.number(blocked.length))}>
      <Lines>
        {blocked.map(({ id, domain, madeAt, by, accounts }) => (
          <Line
            icon="ban"
            title={domain}
            detail={[
              since(f.date(madeAt), by ? `@${by}` : nobody),
              ...(accounts > 0 ? [say.touched(f.number(accounts), accounts)] : []),
            ].join(' · ')}
            value={
              <form method="post" action={`${PATH}/${id}/lift`}>
                <Button kind="quiet" label={liftNamed(domain)}>
                  {lift}
                </Button>
              </form>
            }
          />
        ))}
      </Lines>
    </Section>
  );
}

function showPreview(c: Ctx, list: string, preview: MailBlockPreview) {
  return show(c, <Preview list={list} preview={preview} />);
}

function Preview({ list, preview }: { list: string; preview: MailBlockPreview }) {
  const { m } = usePage();
  const f = useFormats();
  const { blocks, mailBlocks } = m.gate;
  const { fresh, already, faulty, digest } = preview;
  const touched = fresh.reduce((sum, { accounts }) => sum + accounts, 0);
  return (
    <DeskPage title={blocks.previewTitle} back={{ href: PATH, label: mailBlocks.title }}>
      <Note icon="eye">{blocks.nothingYet}</Note>
      <p>{mailBlocks.touches(f.number(touched), touched)}</p>
      <p class="muted">{blocks.already(f.number(already))}</p>
      {fresh.length > 0 && (
        <Section id="fresh" title={blocks.fresh(f.number(fresh.length))}>
          <ul>
            {fresh.map(({ domain, accounts }) => (
              <li>
                {domain}
                {accounts > 0 && ` (${mailBlocks.touched(f.number(accounts), accounts)})`}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Faulty faulty={faulty} />
      {fresh.length === 0 ? (
        <p>{blocks.nothingToDo}</p>
      ) : (
        <form method="post" action={`${PATH}/apply`}>
          <input type="hidden" name="list" value={list} />
          <input type="hidden" name="seen" value={digest} />
          <Button kind="primary" big full>
            {blocks.apply(f.number(fresh.length))}
          </Button>
        </form>
      )}
    </DeskPage>
  );
}

/** Mail domains with which no account opens. */
export const mailDomainRoutes = [
  get(PATH, 'moderator', (c) => showDomains(c, freshForm())),

  post(`${PATH}/look`, 'moderator', (c) =>
    takeForm(
      c,
      async (fields) => {
        const list = await textIn(fields);
        return showPreview(c, list, await previewMailBlocks(c.var.deps.db, viewerOf(c), list));
      },
      (form) => showDomains(c, form),
    ),
  ),

  post(`${PATH}/apply`, 'moderator', (c) =>
    takeForm(
      c,
      async (fields) => {
        const [list, seen] = [await textIn(fields), seenIn(fields)];
        await c.var.deps.transact((tx) => blockMailDomains(tx, viewerOf(c), list, seen));
        return c.redirect(`${PATH}?done=imported`, 303);
      },
      (form) => showDomains(c, form),
    ),
  ),

  post(`${PATH}/:id{[0-9]+}/lift`, 'moderator', async (c) => {
    const id = parseId<'mail-block'>(c.req.param('id') ?? '');
    if (!id) throw notFound();
    await c.var.deps.transact((tx) => liftMailBlock(tx, viewerOf(c), id));
    return c.redirect(`${PATH}?done=lifted`, 303);
  }),
];
