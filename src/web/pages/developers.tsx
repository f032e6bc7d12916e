import { BASE, type Endpoint, endpoints, EVENT_NAMES, type Group } from '#api';
import { CIVIC_SCOPES } from '#accounts';
import { get } from '#http';
import { ButtonLink, Chip, CopyField, Fold, Prose, Section, Stack, Table } from '../components.ts';
import { PublicPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';

const fieldsOf = (schema: Endpoint['body']): readonly string[] =>
  schema && 'entries' in schema ? Object.keys(schema.entries as object) : [];

const Fields = ({ names }: { names: readonly string[] }) => (
  <>
    {names.map((name, i) => (
      <>
        {i > 0 && ', '}
        <code>{name}</code>
      </>
    ))}
  </>
);

/** One thing to ask for, folded: what it is in a line, what it takes and gives within. */
function Operation({ endpoint }: { endpoint: Endpoint }) {
  const { m } = usePage();
  const { docs } = m.api;
  const asks = fieldsOf(endpoint.query);
  const sends = fieldsOf(endpoint.body);
  const answers = fieldsOf(endpoint.answer);
  return (
    <Fold
      summary={
        <span>
          <code>
            <b>{endpoint.method}</b> {endpoint.path}
          </code>
          <span class="m">{m.api.operations[endpoint.name]}</span>
        </span>
      }
    >
      <p>
        <Chip icon="key-round">{endpoint.access.token}</Chip> {endpoint.access.open && <Chip>{docs.openToAll}</Chip>}
      </p>
      {asks.length > 0 && (
        <p>
          <b>{docs.asks}</b> <Fields names={asks} />
        </p>
      )}
      {sends.length > 0 && (
        <p>
          <b>{docs.sends}</b> <Fields names={sends} />
        </p>
      )}
      <p>
        <b>{docs.answers}</b> {endpoint.status}
        {endpoint.list && `, ${docs.listOf}`} {answers.length > 0 && <Fields names={answers} />}
      </p>
    </Fold>
  );
}

function Developers() {
  const { m, origin } = usePage();
  const { docs } = m.api;
  const groups = Map.groupBy(endpoints, ({ group }) => group);
  return (
    <PublicPage title={docs.title} width="column">
      <h1>{docs.title}</h1>
      <p class="lede">{docs.lede}</p>
      <Section id="begin" title={docs.startTitle}>
        <Stack>
          <CopyField label={docs.base} value={origin + BASE} />
          <CopyField label={docs.description} value={`${origin}${BASE}/openapi.json`} />
          <Prose>
            <p>{docs.tokens}</p>
            <pre class="call">
              <code>{`curl -H "Authorization: Bearer …" \\\n  ${origin}${BASE}/me`}</code>
            </pre>
          </Prose>
          <ButtonLink href="/settings/applications" icon="key-round">
            {docs.makeToken}
          </ButtonLink>
        </Stack>
      </Section>
      <Section id="rules" title={docs.rulesTitle}>
        <Prose>
          <ul>
            {docs.rules.map((rule) => (
              <li>{rule}</li>
            ))}
          </ul>
        </Prose>
      </Section>
      <Section id="scopes" title={docs.scopesTitle}>
        <Table
          caption={docs.scopesTitle}
          columns={[
            { label: docs.scope, cell: (scope) => <code>{scope}</code> },
            { label: docs.allows, cell: (scope) => m.api.scopes[scope] },
          ]}
          rows={CIVIC_SCOPES}
        />
      </Section>
      {[...groups].map(([group, all]: [Group, readonly Endpoint[]]) => (
        <Section id={group} title={m.api.groups[group]}>
          <div class="operations">
            {all.map((endpoint) => (
              <Operation endpoint={endpoint} />
            ))}
          </div>
          {group === 'webhooks' && <Webhooks />}
        </Section>
      ))}
    </PublicPage>
  );
}

const Webhooks = () => {
  const { m } = usePage();
  return (
    <>
      <p>{m.api.docs.webhooksText}</p>
      <Table
        caption={m.api.webhooks.events}
        columns={[
          { label: m.api.docs.event, cell: (name) => <code>{name}</code> },
          { label: m.api.docs.says, cell: (name) => m.api.events[name] },
        ]}
        rows={EVENT_NAMES}
      />
    </>
  );
};

/** What programs can do here, drawn from what serves them. */
export const developerRoutes = [get('/developers', 'anyone', (c) => show(c, <Developers />))];
