import * as v from 'valibot';
import {
  type Document,
  draftProposal,
  documentBySlug,
  paragraphsOf,
  referenceTo,
  rules,
  rulesFor,
  textOfParagraphs,
} from '#deliberation';
import { type Ctx, get, post } from '#http';
import { messagesFor } from '#i18n';
import { optional, paragraphs, parseInput, wholeNumber } from '#input';
import { actingMember } from '#membership';
import { invalid, notFound, Refusal } from '#refusal';
import { act, viewerOf } from '../act.ts';
import { Button, ErrorSummary, Note, Paper, TextArea } from '../components.ts';
import { AsItStands } from '../components/clauses.tsx';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { CoopSubPage } from './coop-shell.tsx';
import { langOf } from './decision-words.tsx';
import { documentOf, documentPath } from './document-words.ts';
import { proposalPath } from './proposal-words.ts';

const HOUR = { name: 'propose', per: 'person', times: 30, seconds: 3_600 } as const;

const changeFields = v.object({
  /** What was read: the change is one of this version. */
  version: wholeNumber(1, 1_000_000),
  text: optional(paragraphs(20_000, 0)),
  why: paragraphs(10_000),
});

export const documentChangeRoutes = [
  get('/coop/documents/:slug/change', 'account', async (c) => {
    const document = await documentOf(c);
    const place = placeIn(document, c.req.query('p'));
    // Who is no member is told so before they write.
    await actingMember(c.var.deps.db, viewerOf(c));
    return showForm(c, document, place, freshForm({ text: paragraphsOf(document.text)[place] ?? '' }));
  }),

  post(
    '/coop/documents/:slug/change',
    'account',
    (c) =>
      takeForm(
        c,
        async (fields) => {
          const input = parseInput(changeFields, fields);
          const holding = await documentOf(c);
          const document = await documentBySlug(c.var.deps.db, holding.slug, input.version);
          if (!document) throw notFound();
          if (document.version !== input.version) throw new Refusal(409, (m) => m.talk.faults.documentMoved);
          const place = placeIn(document, c.req.query('p'));
          const draft = await draftOf(c, document, place, input);
          const { id } = await act(c, (tx, actor) => draftProposal(tx, actor, draft));
          return c.redirect(proposalPath({ id, number: null }), 303);
        },
        async (form) => {
          const document = await documentOf(c);
          return showForm(c, document, placeIn(document, c.req.query('p')), form);
        },
      ),
    { limits: [HOUR] },
  ),
];

/** The paragraph that `?p=` names, from 0; `end` is the place after the last. @throws Refusal 404. */
function placeIn(document: Document, text: string | undefined): number {
  const last = paragraphsOf(document.text).length;
  if (text === 'end') return last;
  const place = /^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) - 1 : -1;
  if (place < 0 || place >= last || document.retiredAt !== null) throw notFound();
  return place;
}

/** A draft with the one action that makes this change, under the lightest rule that may decide it. */
async function draftOf(c: Ctx, document: Document, place: number, { text, why }: v.InferOutput<typeof changeFields>) {
  const { deps } = c.var;
  const before = paragraphsOf(document.text);
  const after = textOfParagraphs(before.toSpliced(place, 1, ...paragraphsOf(text)));
  if (after === document.text) throw invalid({ text: (say) => say.talk.faults.sameParagraph });
  const [rule] = rulesFor([document.kind === 'bylaws' ? 'constitutional' : 'ordinary'], await rules(deps.db));
  // In the language of the document: whoever reads it reads the proposal.
  const words = messagesFor(document.language).talk.change;
  return {
    kind: 'consensus' as const,
    title: place < before.length ? words.draftTitle(document.title, place + 1) : words.draftAdd(document.title),
    body: why,
    language: document.language,
    rule: rule?.key ?? 'constitutional',
    settings: {},
    options: [],
    actions: [{ name: 'document.amend', input: { document: referenceTo(document, document.version), text: after } }],
  };
}

const showForm = (c: Ctx, document: Document, place: number, form: FormState) =>
  show(c, <ChangePage document={document} place={place} form={form} />, form.status);

function ChangePage({ document, place, form }: { document: Document; place: number; form: FormState }) {
  const { m, locale } = usePage();
  const say = m.talk.change;
  const standing = paragraphsOf(document.text)[place];
  const lang = langOf(document, locale);
  const at = standing === undefined ? 'end' : String(place + 1);
  const field = (name: string) => ({ name, value: form.values[name], error: form.errors[name] });
  return (
    <CoopSubPage
      tab="documents"
      title={say.title}
      back={{ href: documentPath(document, `#p${place + 1}`), label: document.title }}
      unlisted
    >
      <ErrorSummary errors={form.errors} sentence={form.sentence} />
      <p>{say.intro}</p>
      {document.kind === 'bylaws' && <Note icon="scale">{say.weight}</Note>}
      <Paper
        icon="file-text"
        what={<span lang={lang}>{document.title}</span>}
        status={standing === undefined ? undefined : m.talk.compare.paragraph(place + 1)}
        form={{ action: documentPath(document, `/change?p=${at}`) }}
      >
        {standing !== undefined && <AsItStands label={say.now} text={standing} lang={lang} />}
        <TextArea
          {...field('text')}
          label={standing === undefined ? say.added : say.wanted}
          hint={standing === undefined ? undefined : say.wantedHint}
          rows={Math.min(16, 4 + Math.ceil((standing?.length ?? 0) / 60))}
          maxlength={20_000}
        />
        <TextArea {...field('why')} label={say.why} hint={say.whyHint} rows={5} maxlength={10_000} required />
        <Button kind="primary" big full>
          {say.button}
        </Button>
        <input type="hidden" name="version" value={form.values['version'] ?? document.version} />
      </Paper>
    </CoopSubPage>
  );
}
