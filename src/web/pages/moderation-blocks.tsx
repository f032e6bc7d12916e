import type { Child } from 'hono/jsx';
import {
  applyList,
  type Block,
  blockDomain,
  blockInput,
  liftBlock,
  type ListPreview,
  listOf,
  pastBlocks,
  previewList,
  publicDomain,
  readBlocks,
  SEVERITIES,
} from '#blocklists';
import { type Ctx, get, post } from '#http';
import { parseId } from '#ids';
import { csvText, parseInput } from '#input';
import { notFound } from '#refusal';
import { viewerOf } from '../act.ts';
import {
  Band,
  Button,
  ButtonLink,
  Checkbox,
  Choices,
  Empty,
  ErrorSummary,
  Fold,
  Input,
  Line,
  Lines,
  Note,
  Paper,
  Row,
  Section,
  Table,
  TextArea,
} from '../components.ts';
import { csvOf } from '../csv.ts';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { AnyPage, MemberPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';

const PATH = '/moderation/blocks';

const ownHost = (c: Ctx): string => new URL(c.var.deps.config.origin).hostname;

/** A page of those who moderate, with what was just done. */
export function DeskPage(props: {
  title: string;
  back?: { href: string; label: string };
  said?: string | undefined;
  children?: Child;
}) {
  const { m } = usePage();
  return (
    <MemberPage
      title={props.title}
      heading={props.title}
      back={props.back ?? { href: '/moderation', label: m.moderation.desk.title }}
      unlisted
      noCompose
    >
      <Band>
        {props.said && (
          <div role="status">
            <Note icon="check">{props.said}</Note>
          </div>
        )}
        {props.children}
      </Band>
    </MemberPage>
  );
}

/** The list that a form holds: its file, else its text. */
export async function textIn({ file, list }: Record<string, unknown>): Promise<string> {
  if (file instanceof File && file.size > 0) return csvText(new Uint8Array(await file.arrayBuffer()));
  return typeof list === 'string' ? list.replaceAll('\u0000', '') : '';
}

/** What names the preview that somebody has seen. */
export const seenIn = ({ seen }: Record<string, unknown>): string => (typeof seen === 'string' ? seen : '');

/** The lines that nobody can read. */
export function Faulty({ faulty }: { faulty: ListPreview['faulty'] }) {
  const { blocks } = usePage().m.gate;
  const f = useFormats();
  if (faulty.length === 0) return null;
  return (
    <Section id="faulty" title={blocks.faulty(f.number(faulty.length))}>
      <ul>
        {faulty.slice(0, 100).map(({ line, text }) => (
          <li>{blocks.line(line, text)}</li>
        ))}
      </ul>
    </Section>
  );
}

async function showBlocks(c: Ctx, form: FormState) {
  const { m, deps } = c.var;
  const say = m.gate.blocks;
  const [standing, past] = await Promise.all([readBlocks(deps.db), pastBlocks(deps.db, viewerOf(c))]);
  const done = c.req.query('done');
  const said = done === 'saved' || done === 'lifted' || done === 'imported' ? say.done[done] : undefined;
  return show(
    c,
    <DeskPage title={say.adminTitle} said={said}>
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <p class="lede">{say.lede}</p>
      {standing.length === 0 ? <Empty title={say.none}>{say.noneText}</Empty> : <Standing blocks={standing} />}
      <BlockForm form={form} />
      <ImportForm form={form} />
      {past.length > 0 && <Past past={past} />}
    </DeskPage>,
    form.status,
  );
}

function Standing({ blocks }: { blocks: readonly Block[] }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.gate.blocks;
  return (
    <Section
      id="standing"
      title={say.stands(f.number(blocks.length))}
      more={
        <ButtonLink kind="quiet" icon="download" href={`${PATH}.csv`}>
          {say.export}
        </ButtonLink>
      }
    >
      <Lines>
        {blocks.map((block) => (
          <Line
            icon="ban"
            title={block.domain}
            detail={
              <>
                <Done block={block} />
                {' · '}
                {say.since(f.date(block.madeAt), block.madeBy ? `@${block.madeBy}` : say.nobody)}
                {block.cameBy === 'list' && `, ${say.importedFrom}`}
                {block.publicComment && <> · {block.publicComment}</>}
                {block.privateComment && <> · {block.privateComment}</>}
              </>
            }
            value={
              <form method="post" action={`${PATH}/${block.id}/lift`}>
                <Button kind="quiet" label={say.liftNamed(block.domain)}>
                  {say.lift}
                </Button>
              </form>
            }
          />
        ))}
      </Lines>
    </Section>
  );
}

/** What a block does, in words. */
function Done({ block }: { block: Pick<Block, 'severity' | 'rejectMedia' | 'rejectReports'> }) {
  return <>{useDone()(block)}</>;
}

function useDone(): (block: Pick<Block, 'severity' | 'rejectMedia' | 'rejectReports'>) => string {
  const { severities, refusals } = usePage().m.gate.blocks;
  return ({ severity, rejectMedia, rejectReports }) =>
    [
      severities[severity],
      ...(rejectMedia && severity !== 'suspend' ? [refusals.media] : []),
      ...(rejectReports && severity !== 'suspend' ? [refusals.reports] : []),
    ].join(', ');
}

function Past({ past }: { past: Awaited<ReturnType<typeof pastBlocks>> }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.gate.blocks;
  return (
    <Fold summary={say.past(f.number(past.length))}>
      <Lines>
        {past.map((block) => (
          <Line
            icon="history"
            title={block.domain}
            detail={
              <>
                <Done block={block} />
                {' · '}
                {say.from(
                  f.date(block.madeAt),
                  f.date(block.endedAt),
                  block.endedBy ? `@${block.endedBy}` : say.nobody,
                )}
              </>
            }
          />
        ))}
      </Lines>
    </Fold>
  );
}

function BlockForm({ form }: { form: FormState }) {
  const say = usePage().m.gate.blocks;
  const field = (name: string) => ({ name, value: form.values[name], error: form.errors[name] });
  return (
    <Paper icon="ban" what={say.add} form={{ action: PATH }}>
      <Input
        {...field('domain')}
        label={say.domain}
        autocapitalize="none"
        spellcheck={false}
        maxlength={253}
        required
      />
      <Choices
        {...field('severity')}
        value={form.values.severity ?? 'silence'}
        legend={say.severity}
        options={SEVERITIES.map((one) => ({ value: one, label: say.severities[one], note: say.severityHint[one] }))}
      />
      <Checkbox name="rejectMedia" checked={form.values.rejectMedia === 'on'}>
        {say.rejectMedia}
      </Checkbox>
      <Checkbox name="rejectReports" checked={form.values.rejectReports === 'on'}>
        {say.rejectReports}
      </Checkbox>
      <TextArea {...field('publicComment')} label={say.publicComment} rows={2} maxlength={500} optional />
      <TextArea {...field('privateComment')} label={say.privateComment} rows={2} maxlength={1_000} optional />
      <Checkbox name="obfuscate" checked={form.values.obfuscate === 'on'}>
        {say.obfuscate}
      </Checkbox>
      <Button kind="primary">{say.save}</Button>
    </Paper>
  );
}

function ImportForm({ form }: { form: FormState }) {
  const say = usePage().m.gate.blocks;
  return (
    <Paper icon="upload" what={say.importTitle} form={{ action: `${PATH}/look`, multipart: true }}>
      <p>{say.importLede}</p>
      <TextArea
        name="list"
        label={say.file}
        hint={say.fileHint}
        value={form.values.list}
        error={form.errors.list}
        rows={4}
        optional
      />
      <Input name="file" type="file" accept=".csv,text/csv" label={say.upload} optional />
      <Button kind="primary">{say.look}</Button>
    </Paper>
  );
}

function Preview({ list, preview }: { list: string; preview: ListPreview }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.gate.blocks;
  const { fresh, changed, already, faulty, cuts, digest } = preview;
  const n = fresh.length + changed.length;
  const done = useDone();
  return (
    <DeskPage title={say.previewTitle} back={{ href: PATH, label: say.adminTitle }}>
      <Note icon="eye">{say.nothingYet}</Note>
      <p>
        <b>{say.cuts(f.number(cuts), cuts)}</b> {say.already(f.number(already))}.
      </p>
      {fresh.length > 0 && (
        <Section id="fresh" title={say.fresh(f.number(fresh.length))}>
          <Table
            caption={say.fresh(f.number(fresh.length))}
            rows={fresh}
            columns={[
              { label: say.domain, cell: ({ domain }) => domain },
              { label: say.severity, cell: (block) => done(block) },
              { label: say.why, cell: ({ publicComment }) => publicComment },
            ]}
          />
        </Section>
      )}
      {changed.length > 0 && (
        <Section id="changed" title={say.changed(f.number(changed.length))}>
          <Table
            caption={say.changed(f.number(changed.length))}
            rows={changed}
            columns={[
              { label: say.domain, cell: ({ to }) => to.domain },
              {
                label: say.severity,
                cell: ({ from, to }) => (
                  <>
                    {done(to)}
                    {done(from) !== done(to) && <span class="muted"> ({say.before(done(from))})</span>}
                  </>
                ),
              },
              {
                label: say.why,
                cell: ({ from, to }) => (
                  <>
                    {to.publicComment}
                    {from.publicComment !== to.publicComment && from.publicComment !== '' && (
                      <span class="muted"> ({say.before(from.publicComment)})</span>
                    )}
                  </>
                ),
              },
            ]}
          />
        </Section>
      )}
      <Faulty faulty={faulty} />
      {n === 0 ? (
        <p>{say.nothingToDo}</p>
      ) : (
        <form method="post" action={`${PATH}/apply`}>
          <input type="hidden" name="list" value={list} />
          <input type="hidden" name="seen" value={digest} />
          <Row>
            <Button kind="primary" big>
              {say.apply(f.number(n))}
            </Button>
            <ButtonLink href={PATH}>{m.ui.cancel}</ButtonLink>
          </Row>
        </form>
      )}
    </DeskPage>
  );
}

async function aboutBlocks(c: Ctx): Promise<Response> {
  const blocks = (await readBlocks(c.var.deps.db)).filter(({ severity }) => severity !== 'noop');
  return show(c, <AboutBlocks blocks={blocks} />);
}

function AboutBlocks({ blocks }: { blocks: readonly Block[] }) {
  const { m } = usePage();
  const say = m.gate.blocks;
  const done = useDone();
  return (
    <AnyPage
      title={say.title}
      heading={say.title}
      back={{ href: '/about', label: m.ui.foot.about }}
      canonical="/about/blocks"
      description={say.lede}
    >
      <Band>
        <p class="lede">{say.lede}</p>
        {blocks.length === 0 ? (
          <Empty title={say.none}>{say.noneText}</Empty>
        ) : (
          <>
            <Table
              caption={say.title}
              rows={blocks}
              columns={[
                { label: say.domain, cell: (block) => publicDomain(block) },
                { label: say.severity, cell: (block) => done(block) },
                { label: say.why, cell: ({ publicComment }) => publicComment },
              ]}
            />
            {blocks.some(({ obfuscate }) => obfuscate) && <p class="hint">{say.hidden}</p>}
          </>
        )}
      </Band>
    </AnyPage>
  );
}

/** Servers that are kept away: who blocks which and why, lists from elsewhere, and what everybody may read of it. */
export const blockRoutes = [
  get('/about/blocks', 'anyone', aboutBlocks),

  get(PATH, 'moderator', (c) => showBlocks(c, freshForm())),

  get(`${PATH}.csv`, 'moderator', async (c) => {
    const { columns, rows } = await listOf(c.var.deps.db, viewerOf(c));
    return c.body(csvOf(columns, rows), 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="domain_blocks.csv"',
    });
  }),

  post(PATH, 'moderator', (c) =>
    takeForm(
      c,
      async (fields) => {
        const input = parseInput(blockInput, fields);
        await c.var.deps.transact((tx) => blockDomain(tx, viewerOf(c), input, ownHost(c)));
        return c.redirect(`${PATH}?done=saved`, 303);
      },
      (form) => showBlocks(c, form),
    ),
  ),

  post(`${PATH}/look`, 'moderator', (c) =>
    takeForm(
      c,
      async (fields) => {
        const list = await textIn(fields);
        const preview = await previewList(c.var.deps.db, viewerOf(c), list, ownHost(c));
        return show(c, <Preview list={list} preview={preview} />);
      },
      (form) => showBlocks(c, form),
    ),
  ),

  post(`${PATH}/apply`, 'moderator', (c) =>
    takeForm(
      c,
      async (fields) => {
        const text = await textIn(fields);
        const seen = seenIn(fields);
        await c.var.deps.transact((tx) => applyList(tx, viewerOf(c), { text, seen, own: ownHost(c) }));
        return c.redirect(`${PATH}?done=imported`, 303);
      },
      (form) => showBlocks(c, form),
    ),
  ),

  post(`${PATH}/:id{[0-9]+}/lift`, 'moderator', async (c) => {
    const id = parseId<'domain-block'>(c.req.param('id') ?? '');
    if (!id) throw notFound();
    await c.var.deps.transact((tx) => liftBlock(tx, viewerOf(c), id));
    return c.redirect(`${PATH}?done=lifted`, 303);
  }),
];
