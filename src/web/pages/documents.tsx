import { documents, type DocumentSummary } from '#deliberation';
import { get } from '#http';
import { ButtonLink, Empty, Line, Lines, Row, Section } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import { proposePath } from '../propose.ts';
import { show } from '../show.ts';
import { CoopPage } from './coop-shell.tsx';
import { langOf } from './decision-words.tsx';
import { documentPath } from './document-words.ts';

export const documentsRoutes = [
  get('/coop/documents', 'anyone', async (c) =>
    show(c, <DocumentsPage all={await documents(c.var.deps.db, { retired: true })} />),
  ),
];

function DocumentsPage({ all }: { all: readonly DocumentSummary[] }) {
  const { m, viewer } = usePage();
  const say = m.talk.documents;
  const holding = all.filter(({ retiredAt }) => retiredAt === null);
  const retired = all.filter(({ retiredAt }) => retiredAt !== null);
  const propose = viewer && (
    <ButtonLink icon="plus" href={proposePath('document.adopt')}>
      {say.propose}
    </ButtonLink>
  );
  return (
    <CoopPage tab="documents" title={say.title} description={say.lede}>
      {holding.length === 0 ? (
        <Empty title={say.none} actions={propose}>
          {say.noneText}
        </Empty>
      ) : (
        <>
          <p class="lede">{say.lede}</p>
          <DocumentLines documents={holding} />
          {propose && <Row>{propose}</Row>}
        </>
      )}
      {retired.length > 0 && (
        <Section id="retired" title={say.retiredTitle}>
          <DocumentLines documents={retired} />
        </Section>
      )}
    </CoopPage>
  );
}

function DocumentLines({ documents: all }: { documents: readonly DocumentSummary[] }) {
  const { m, locale } = usePage();
  const f = useFormats();
  const say = m.talk.documents;
  return (
    <Lines>
      {all.map((document) => {
        const { kind, title, version, changedAt, retiredAt, signatures } = document;
        // Bylaws are mostly called so.
        const kindSaid = title === m.talk.kinds[kind] ? [] : [m.talk.kinds[kind]];
        const told = retiredAt
          ? [...kindSaid, say.retiredOn(f.date(retiredAt))]
          : [
              ...kindSaid,
              `${say.version(version)}, ${say.since(f.date(changedAt))}`,
              ...(signatures > 0 ? [say.signatures(signatures)] : []),
            ];
        return (
          <Line
            icon={retiredAt ? 'history' : 'scroll-text'}
            title={<span lang={langOf(document, locale)}>{title}</span>}
            detail={told.join(' · ')}
            href={documentPath(document)}
          />
        );
      })}
    </Lines>
  );
}
