import {
  type Document,
  documentSigners,
  type DocumentSigners,
  paragraphsOf,
  referenceTo,
  signDocument,
  unsignDocument,
} from '#deliberation';
import { get, post } from '#http';
import { checkbox, parseInput, wholeNumber } from '#input';
import * as v from 'valibot';
import { viewerOf } from '../act.ts';
import { ButtonLink, Chip, Note, Row } from '../components.ts';
import { Clauses } from '../components/clauses.tsx';
import { type FormState, freshForm, takeForm } from '../form-state.ts';
import { useFormats, usePage } from '../page-context.ts';
import { proposePath } from '../propose.ts';
import { show } from '../show.ts';
import type { Ctx } from '#http';
import { CoopSubPage } from './coop-shell.tsx';
import { decisionPath, langOf } from './decision-words.tsx';
import { SignBox } from './document-sign.tsx';
import { DocumentVersions } from './document-versions.tsx';
import { documentOf, documentPath } from './document-words.ts';

const SIGNING = { name: 'sign-document', per: 'person', times: 60, seconds: 3_600 } as const;
const VERSION = '/coop/documents/:slug/:version{[1-9][0-9]*}';

const signFields = v.object({ version: wholeNumber(1, 1_000_000), shown: checkbox() });

async function showDocument(c: Ctx, form: FormState = freshForm()) {
  const document = await documentOf(c);
  const { deps, viewer } = c.var;
  const signers = await documentSigners(deps.db, viewer, document.id, document.shown.version);
  return show(c, <DocumentPage document={document} signers={signers} form={form} />, form.status);
}

export const documentRoutes = [
  get('/coop/documents/:slug', 'anyone', (c) => showDocument(c)),
  get(VERSION, 'anyone', (c) => showDocument(c)),

  get(`${VERSION}/text`, 'anyone', async (c) => {
    const { slug, shown, text } = await documentOf(c);
    return c.body(text, 200, {
      'content-type': 'text/markdown; charset=utf-8',
      'content-disposition': `attachment; filename="${slug}-${shown.version}.md"`,
      'access-control-allow-origin': '*',
      'cache-control': 'public, max-age=3600',
    });
  }),

  post(
    '/coop/documents/:slug/sign',
    'account',
    (c) =>
      takeForm(
        c,
        async (fields) => {
          const document = await documentOf(c);
          const input = parseInput(signFields, fields);
          const actor = viewerOf(c);
          await c.var.deps.transact((tx) => signDocument(tx, actor, { document: document.id, ...input }));
          return c.redirect(`${documentPath(document)}#sign`, 303);
        },
        (form) => showDocument(c, form),
      ),
    { limits: [SIGNING] },
  ),

  post(
    '/coop/documents/:slug/unsign',
    'account',
    async (c) => {
      const document = await documentOf(c);
      const actor = viewerOf(c);
      await c.var.deps.transact((tx) => unsignDocument(tx, actor, document.id));
      return c.redirect(`${documentPath(document)}#sign`, 303);
    },
    { limits: [SIGNING] },
  ),
];

function DocumentPage({ document, signers, form }: { document: Document; signers: DocumentSigners; form: FormState }) {
  const { m, locale, viewer } = usePage();
  const f = useFormats();
  const say = m.talk.documents;
  const { shown, version, retiredAt, title } = document;
  const holds = shown.version === version && retiredAt === null;
  const lang = langOf(document, locale);
  const kind = m.talk.kinds[document.kind];
  const paragraphs = paragraphsOf(document.text);
  return (
    <CoopSubPage
      tab="documents"
      title={title}
      heading={false}
      canonical={documentPath(document, shown.version === version ? '' : `/${shown.version}`)}
    >
      <header class="stack flow-3">
        {(kind !== title || lang) && (
          <div class="meta">
            {kind !== title && <Chip icon="scroll-text">{kind}</Chip>}
            {lang && <Chip icon="languages">{say.language[document.language]}</Chip>}
          </div>
        )}
        <h1 lang={lang} dir="auto">
          {title}
        </h1>
        <p class="muted">
          {say.version(shown.version)}, {say.since(f.date(shown.at))}
          {shown.decision && (
            <>
              , <a href={decisionPath(shown.decision)}>{say.byDecision(shown.decision.number)}</a>
            </>
          )}
        </p>
      </header>
      {retiredAt ? (
        <Note tone="amber" icon="history">
          {say.retired}
        </Note>
      ) : (
        !holds && (
          <Note tone="amber" icon="history">
            {say.reading(shown.version)} <a href={documentPath(document)}>{say.readHolding(version)}</a>
          </Note>
        )
      )}
      {form.sentence && (
        <div role="alert">
          <Note tone="amber" icon="circle-alert">
            {form.sentence}
          </Note>
        </div>
      )}
      <Clauses
        paragraphs={paragraphs}
        lang={lang}
        change={
          holds
            ? (i) => ({ href: documentPath(document, `/change?p=${i + 1}`), label: say.proposeAt(i + 1) })
            : undefined
        }
      />
      {holds && viewer && (
        <Row>
          <ButtonLink icon="plus" href={documentPath(document, '/change?p=end')}>
            {say.add}
          </ButtonLink>
          <ButtonLink kind="quiet" href={proposePath('document.retire', { document: referenceTo(document) })}>
            {say.retire}
          </ButtonLink>
        </Row>
      )}
      <SignBox document={document} signers={signers} holds={holds} />
      <DocumentVersions document={document} />
    </CoopSubPage>
  );
}
