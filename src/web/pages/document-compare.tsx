import {
  compareVersions,
  type Document,
  documentBySlug,
  paragraphsOf,
  type Proposal,
  proposedText,
} from '#deliberation';
import { type Ctx, get } from '#http';
import { notFound } from '#refusal';
import { Button, Fold, Row, Section, Select } from '../components.ts';
import { Clauses } from '../components/clauses.tsx';
import { Comparison } from '../components/compare.tsx';
import { useFormats, usePage } from '../page-context.ts';
import { show } from '../show.ts';
import { CoopSubPage } from './coop-shell.tsx';
import { langOf } from './decision-words.tsx';
import { documentOf, documentPath, versionIn } from './document-words.ts';

export const documentCompareRoutes = [get('/coop/documents/:slug/compare', 'anyone', comparePage)];

/** Without versions in the address: what the newest one changed. */
async function comparePage(c: Ctx): Promise<Response> {
  const holding = await documentOf(c);
  const to = versionIn(c.req.query('to')) ?? holding.version;
  const from = versionIn(c.req.query('from')) ?? Math.max(1, to - 1);
  const { db } = c.var.deps;
  const before = await documentBySlug(db, holding.slug, from);
  const after = await documentBySlug(db, holding.slug, to);
  if (!before || !after) throw notFound();
  return show(c, <ComparePage before={before} after={after} />);
}

function ComparePage({ before, after }: { before: Document; after: Document }) {
  const { m, locale } = usePage();
  const f = useFormats();
  const say = m.talk.compare;
  const lang = langOf(after, locale);
  const options = after.versions.map(({ version, at }) => ({
    value: String(version),
    label: `${m.talk.documents.version(version)} (${f.date(at)})`,
  }));
  return (
    <CoopSubPage
      tab="documents"
      title={say.title(after.title)}
      heading={<span lang={lang}>{after.title}</span>}
      back={{ href: documentPath(after), label: after.title }}
      unlisted
    >
      <p class="lede">{say.heading(before.shown.version, after.shown.version)}</p>
      <Comparison compared={compareVersions(before.text, after.text)} lang={lang} />
      {options.length > 2 && (
        <Section id="between" title={say.between}>
          <form method="get" action={documentPath(after, '/compare')} class="stack flow-3">
            <Select name="from" label={say.from} options={options} value={String(before.shown.version)} />
            <Select name="to" label={say.to} options={options} value={String(after.shown.version)} />
            <Row>
              <Button>{say.button}</Button>
            </Row>
          </form>
        </Section>
      )}
    </CoopSubPage>
  );
}

/** On the page of a proposal: all that its actions do to documents, to be read in full. Nothing when they do nothing. */
export function DocumentChanges({ proposal }: { proposal: Proposal }) {
  const { m, locale } = usePage();
  const lang = langOf(proposal, locale);
  return (
    <>
      {proposal.actions.map((action) => {
        const proposed = proposedText(action);
        if (!proposed) return null;
        const { title, before, after } = proposed;
        return before === null ? (
          <Fold summary={m.talk.compare.readText(title)}>
            <Clauses paragraphs={paragraphsOf(after)} lang={lang} level={3} />
          </Fold>
        ) : (
          <Fold summary={m.talk.compare.inFull(title)}>
            <Comparison compared={compareVersions(before, after)} lang={lang} />
          </Fold>
        );
      })}
    </>
  );
}
