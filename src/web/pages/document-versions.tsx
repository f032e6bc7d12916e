import type { Document } from '#deliberation';
import { More, Row, Section, Table } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import { decisionPath } from './decision-words.tsx';
import { comparePath, documentPath } from './document-words.ts';

/** Every version with what made it and what it changed, and how to check the one that is read. */
export function DocumentVersions({ document }: { document: Document }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.talk.documents;
  const { versions, version, shown, retiredAt } = document;
  return (
    <Section id="versions" title={say.versions}>
      <div class="stack">
        <Table
          caption={say.versions}
          rows={versions}
          columns={[
            {
              label: say.versionHead,
              cell: (one) => (
                <>
                  <a
                    href={documentPath(document, one.version === version ? '' : `/${one.version}`)}
                    aria-current={one.version === shown.version ? 'page' : undefined}
                  >
                    {say.version(one.version)}
                  </a>
                  {one.version === version && retiredAt === null && <span class="muted"> {say.holds}</span>}
                </>
              ),
            },
            {
              label: say.sinceWhen,
              cell: ({ at, decision }) => (
                <>
                  {f.date(at)}
                  {decision && (
                    <>
                      , <a href={decisionPath(decision)}>{say.byDecision(decision.number)}</a>
                    </>
                  )}
                </>
              ),
            },
            {
              label: say.changedBy,
              cell: (one) =>
                one.version > 1 && (
                  <a href={comparePath(document, one.version - 1, one.version)}>{say.compareWith(one.version - 1)}</a>
                ),
            },
          ]}
        />
        <div class="stack flow-1">
          <p class="small">
            <b>{say.fingerprint}</b> <code class="hash">{shown.hash}</code>
          </p>
          <p class="small muted">{say.fingerprintNote}</p>
          <Row>
            <More href={documentPath(document, `/${shown.version}/text`)} icon="download" lead download>
              {say.file}
            </More>
          </Row>
        </div>
      </div>
    </Section>
  );
}
