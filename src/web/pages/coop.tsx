import { type Decision, decisions, documents, type DocumentSummary, type Rule, rules } from '#deliberation';
import { type Ctx, get } from '#http';
import {
  applications,
  circles,
  type CircleView,
  mandates,
  type MandateView,
  membershipsOf,
  type RegisterFigures,
  registerFigures,
} from '#membership';
import { ButtonLink, Empty, Figures, Line, Lines, More, Note, Row, Section } from '../components.ts';
import { useFormats, usePage } from '../page-context.ts';
import { ruleName } from '../rule-words.tsx';
import { show } from '../show.ts';
import { CoopPage } from './coop-shell.tsx';
import { decisionPath, langOf } from './decision-words.tsx';
import { MandateLine } from './mandate-line.tsx';
import { loadOwnDuties, MyDuties, type OwnDuties } from './my-duties.tsx';

const SOME = 4;

/** What the co-op is, at a look: how many, what they agreed on, who acts for them, how they decide. */
export const coopRoutes = [
  get('/coop', 'anyone', async (c) => {
    const { m, deps } = c.var;
    const { stage } = deps.settings.current;
    const { lede, before } = m.coop.home;
    const notYet = stage === 'founding' ? before.foundingText : before.campaignText;
    const description = stage === 'co-op' ? lede(deps.settings.current.name) : notYet;
    return show(
      c,
      <CoopPage tab="overview" title={m.coop.home.title} description={description}>
        {stage === 'co-op' ? <Founded {...await loadFounded(c)} /> : <NotYet documents={await documents(deps.db)} />}
      </CoopPage>,
    );
  }),
];

interface FoundedData {
  figures: RegisterFigures;
  circles: readonly CircleView[];
  mandates: readonly MandateView[];
  rules: readonly Rule[];
  documents: readonly DocumentSummary[];
  decided: readonly Decision[];
  isMember: boolean;
  /** Applications that wait for the viewer's hand. */
  waiting: number;
  duties: OwnDuties;
}

async function loadFounded(c: Ctx): Promise<FoundedData> {
  const { deps, viewer } = c.var;
  const { db } = deps;
  const [figures, standing, held, inForce, texts, decided, mine, waiting] = await Promise.all([
    registerFigures(db),
    circles(db),
    mandates(db),
    rules(db),
    documents(db),
    decisions(db, viewer, { limit: SOME }),
    viewer ? membershipsOf(db, viewer) : [],
    viewer?.roles.has('secretary') ? applications(db, viewer) : [],
  ]);
  return {
    figures,
    circles: standing,
    mandates: held,
    rules: inForce,
    documents: texts,
    decided: decided.items,
    isMember: mine.some(({ as, status }) => as === 'self' && ['probation', 'voting', 'suspended'].includes(status)),
    waiting: waiting.length,
    duties: await loadOwnDuties(c),
  };
}

function Founded({ figures, circles, mandates, rules, documents, decided, isMember, waiting, duties }: FoundedData) {
  const { m, serverName } = usePage();
  const say = m.coop.home;
  return (
    <>
      <p class="lede">{say.lede(serverName)}</p>
      <Figures
        label={say.figures.label}
        items={[
          { n: figures.members, label: say.figures.members(figures.members), href: '/coop/members' },
          ...(figures.organisations > 0
            ? [{ n: figures.organisations, label: say.figures.organisations(figures.organisations) }]
            : []),
          { n: circles.length, label: say.figures.circles(circles.length), href: '/coop/circles' },
          {
            n: decided[0]?.number ?? 0,
            label: say.figures.decisions(decided[0]?.number ?? 0),
            href: '/decisions',
          },
        ]}
      />
      {waiting > 0 && (
        <Note tone="amber" icon="user-plus">
          {say.waitingApplications(waiting)}. <a href="/coop/applications">{say.readApplications}</a>
        </Note>
      )}
      {isMember ? (
        <Row>
          <ButtonLink href="/me/stake">{say.yours}</ButtonLink>
          <ButtonLink href="/coop/notes">{m.notes.rate.title}</ButtonLink>
        </Row>
      ) : (
        <Row>
          <ButtonLink kind="primary" href="/coop/join">
            {say.join}
          </ButtonLink>
          <span class="small muted grow">{say.joinText}</span>
        </Row>
      )}
      <MyDuties own={duties} />
      <Section id="documents" title={say.documents} more={<More href="/coop/documents">{say.allDocuments}</More>}>
        {documents.length === 0 ? <p class="muted">{say.noDocuments}</p> : <DocumentLines documents={documents} />}
      </Section>
      <Section id="mandates" title={say.mandates} more={<More href="/coop/roles">{say.allMandates}</More>}>
        {mandates.length === 0 ? (
          <p class="muted">{say.noMandates}</p>
        ) : (
          <Lines>
            {mandates.slice(0, SOME).map((mandate) => (
              <MandateLine mandate={mandate} />
            ))}
          </Lines>
        )}
      </Section>
      <Section id="circles" title={say.circles} more={<More href="/coop/circles">{say.allCircles}</More>}>
        {circles.length === 0 ? (
          <p class="muted">{say.noCircles}</p>
        ) : (
          <Lines>
            {circles.slice(0, SOME).map((circle) => (
              <Line
                icon="users"
                title={circle.name}
                detail={circle.purpose.split('\n')[0]}
                href={`/coop/circles/${circle.slug}`}
              />
            ))}
          </Lines>
        )}
      </Section>
      <Section id="rules" title={say.how} more={<More href="/coop/rules">{say.allRules}</More>}>
        <Lines>
          {rules.map((rule) => (
            <Line
              icon="scale"
              title={ruleName(m, rule)}
              detail={m.coop.rules.majority(rule.settings.majority, rule.settings.strict, rule.settings.of)}
              href={`/coop/rules#${rule.key}`}
            />
          ))}
        </Lines>
      </Section>
      <Section id="decided" title={say.latest} more={<More href="/decisions">{say.register}</More>}>
        {decided.length === 0 ? <p class="muted">{say.noDecisions}</p> : <Decided decisions={decided} />}
      </Section>
    </>
  );
}

function DocumentLines({ documents }: { documents: readonly DocumentSummary[] }) {
  const { m, locale } = usePage();
  const f = useFormats();
  return (
    <Lines>
      {documents.slice(0, SOME).map((document) => (
        <Line
          icon="scroll-text"
          title={<span lang={langOf(document, locale)}>{document.title}</span>}
          detail={m.coop.home.versionOf(document.version, f.date(document.changedAt))}
          href={`/coop/documents/${document.slug}`}
        />
      ))}
    </Lines>
  );
}

function Decided({ decisions }: { decisions: readonly Decision[] }) {
  const { locale } = usePage();
  const f = useFormats();
  return (
    <Lines>
      {decisions.map((decision) => (
        <Line
          icon="vote"
          title={<span lang={langOf(decision, locale)}>{decision.title}</span>}
          detail={f.date(decision.decidedAt)}
          href={decisionPath(decision)}
        />
      ))}
    </Lines>
  );
}

/** Before there is a co-op the page says so, and what to do. */
function NotYet({ documents }: { documents: readonly DocumentSummary[] }) {
  const { m, stage } = usePage();
  const say = m.coop.home.before;
  const founding = stage === 'founding';
  return (
    <>
      <Empty
        title={founding ? say.foundingTitle : say.campaignTitle}
        actions={
          founding ? (
            <>
              <ButtonLink kind="primary" href="/coop/founding">
                {say.toFounding}
              </ButtonLink>
              <ButtonLink href="/coop/join">{say.apply}</ButtonLink>
            </>
          ) : (
            <>
              <ButtonLink kind="primary" href="/c">
                {say.campaigns}
              </ButtonLink>
              <ButtonLink href="/about">{say.who}</ButtonLink>
            </>
          )
        }
      >
        {founding ? say.foundingText : say.campaignText}
      </Empty>
      {documents.length > 0 && (
        <Section id="documents" title={say.draftDocuments}>
          <DocumentLines documents={documents} />
        </Section>
      )}
      <Section id="later" title={say.later}>
        <p>{say.laterList}</p>
        <p>
          <More href="/coop/rules">{m.coop.home.how}</More>
        </p>
      </Section>
    </>
  );
}
