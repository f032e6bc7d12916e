import { type Ctx, get, post } from '#http';
import { type Id, parseId } from '#ids';
import { deleteDraft, type Draft, readDraft, readDrafts } from '#network';
import { notFound } from '#refusal';
import { viewerOf } from '../act.ts';
import { Band, Button, ButtonLink, Empty, Line, Lines, Row } from '../components.ts';
import { MemberPage } from '../layout.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';

const SHOWN = 140;

/** The draft that a form or an address names; undefined when it names none. @throws Refusal 404 when it is not the reader's. */
export async function draftOf(c: Ctx, given: unknown): Promise<Draft | undefined> {
  if (given === undefined || given === '') return undefined;
  const id: Id<'draft'> | undefined = typeof given === 'string' ? parseId<'draft'>(given) : undefined;
  if (!id) throw notFound();
  return readDraft(c.var.deps.db, viewerOf(c), id);
}

function DraftLine({ draft }: { draft: Draft }) {
  const { m, now } = usePage();
  const f = useFormats();
  const words = m.writing.drafts;
  const { text, more } = draft.content;
  const begin = text.replaceAll(/\s+/g, ' ').slice(0, SHOWN) || words.nothing;
  const detail = [
    draft.dueAt ? words.due(f.moment(draft.dueAt, now)) : draft.refusedAt ? words.refused : f.ago(draft.updatedAt, now),
    words.parts(more.length + 1),
  ];
  return (
    <Line
      icon={draft.dueAt ? 'clock' : 'file-text'}
      title={<bdi>{begin}</bdi>}
      detail={detail.filter(Boolean).join(' · ')}
      value={
        <Row oneLine>
          <ButtonLink href={`/compose?draft=${draft.id}`}>{words.go}</ButtonLink>
          <form method="post" action={`/drafts/${draft.id}/delete`}>
            <Button kind="quiet" icon="trash-2" label={words.deleteThis(begin.slice(0, 40))} />
          </form>
        </Row>
      }
    />
  );
}

export const draftRoutes = [
  get('/drafts', 'account', async (c) => {
    const words = c.var.m.writing.drafts;
    const drafts = await readDrafts(c.var.deps.db, viewerOf(c));
    return show(
      c,
      <MemberPage title={words.title} heading={words.title} place="home" unlisted>
        <Band>
          {drafts.length === 0 && <Empty title={words.emptyTitle}>{words.empty}</Empty>}
          <Lines>
            {drafts.map((draft) => (
              <DraftLine draft={draft} />
            ))}
          </Lines>
        </Band>
      </MemberPage>,
    );
  }),
  post('/drafts/:id{[0-9]+}/delete', 'account', async (c) => {
    const draft = await draftOf(c, c.req.param('id'));
    if (!draft) throw notFound();
    await c.var.deps.transact((tx) => deleteDraft(tx, viewerOf(c), draft.id));
    return c.redirect('/drafts', 303);
  }),
];
