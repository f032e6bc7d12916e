import { type Amendment, compareVersions, paragraphsOf } from '#deliberation';
import { renderMarkdown } from '#markdown';
import { raw } from 'hono/html';
import { Ago, Button, Chip, Fold, More, Prose, Row, Section, TextArea } from '../components.ts';
import type { ChipTone } from '../components/sign.tsx';
import { Clauses } from '../components/clauses.tsx';
import { Comparison } from '../components/compare.tsx';
import { withLocalLinks } from '../local-links.ts';
import { usePage } from '../page-context.ts';
import type { Talk } from '../talk.ts';
import { langOf } from './decision-words.tsx';
import { Overtaken } from './overtaken.tsx';
import { proposalPath } from './proposal-words.ts';

/** Why it is proposed. While it is discussed, each paragraph leads to offering another wording of it. */
export function ProposalText({ talk }: { talk: Talk }) {
  const { m, locale, viewer, origin } = usePage();
  const { proposal, own } = talk;
  const body = withLocalLinks(proposal.body, origin);
  const lang = langOf(proposal, locale);
  const amendable = proposal.state === 'discussion' && viewer !== undefined && !own;
  return (
    <>
      <Overtaken talk={talk} />
      {amendable || talk.amendments.length > 0 ? (
        <Clauses
          paragraphs={paragraphsOf(body)}
          lang={lang}
          level={3}
          change={
            amendable
              ? (i) => ({ href: proposalPath(proposal, `/amend?p=${i + 1}`), label: m.talk.amendments.offerAt(i + 1) })
              : undefined
          }
        />
      ) : (
        <Prose lang={lang}>{raw(renderMarkdown(body, { headingLevel: 3 }))}</Prose>
      )}
    </>
  );
}

/** Other wordings that people offer, side by side with what stands; the author's word on each. */
export function Amendments({ talk }: { talk: Talk }) {
  const { m } = usePage();
  const say = m.talk.amendments;
  const waiting = talk.amendments.filter(({ state }) => state === 'offered');
  const settled = talk.amendments.filter(({ state }) => state !== 'offered');
  if (talk.amendments.length === 0) return null;
  return (
    <Section id="amendments" title={waiting.length > 0 ? say.waiting(waiting.length) : say.title}>
      <div class="stack flow-5">
        {waiting.map((amendment) => (
          <OneAmendment amendment={amendment} talk={talk} />
        ))}
        {settled.length > 0 && (
          <Fold summary={say.settled(settled.length)}>
            <div class="stack flow-5">
              {settled.map((amendment) => (
                <OneAmendment amendment={amendment} talk={talk} />
              ))}
            </div>
          </Fold>
        )}
      </div>
    </Section>
  );
}

const TONES: Record<Amendment['state'], ChipTone> = {
  offered: 'time',
  accepted: 'done',
  declined: 'plain',
  withdrawn: 'plain',
};

function OneAmendment({ amendment, talk: { proposal } }: { amendment: Amendment; talk: Talk }) {
  const { m, locale } = usePage();
  const say = m.talk.amendments;
  const { id, by, state, became, post, answer } = amendment;
  const waits = state === 'offered' && proposal.state === 'discussion';
  return (
    <article class="stack flow-3" id={`amendment-${id}`}>
      <header class="stack flow-1">
        <Row>
          <b>{say.paragraph(amendment.paragraph + 1)}</b>
          <Chip tone={TONES[state]}>{became === null ? say.state[state] : say.became(became)}</Chip>
        </Row>
        <p class="small muted">
          {say.by(by.name || say.somebody)}, <Ago at={amendment.offeredAt} />
        </p>
      </header>
      <Comparison
        compared={compareVersions(amendment.original, amendment.replacement)}
        lang={langOf(proposal, locale)}
      />
      <p dir="auto">{amendment.why}</p>
      {answer && (
        <blockquote class="answer">
          <p class="small muted">{say.answered}</p>
          <p dir="auto">{answer}</p>
        </blockquote>
      )}
      {waits && !amendment.fits && <p class="small amber-text">{say.unfit}</p>}
      {amendment.may.settle && (
        <Settling amendment={amendment} path={proposalPath(proposal)} next={proposal.version + 1} />
      )}
      <Row>
        {amendment.may.withdraw && (
          <form method="post" action={proposalPath(proposal, `/amendments/${id}/withdraw`)}>
            <Button kind="quiet" icon="undo-2">
              {say.withdraw}
            </Button>
          </form>
        )}
        {post && by.handle && <More href={`/@${by.handle}/${post}`}>{say.discuss}</More>}
      </Row>
    </article>
  );
}

function Settling({ amendment, path, next }: { amendment: Amendment; path: string; next: number }) {
  const { m } = usePage();
  const say = m.talk.amendments;
  const action = `${path}/amendments/${amendment.id}/settle`;
  return (
    <div class="stack flow-2">
      {amendment.fits && (
        <form method="post" action={action} class="stack flow-1">
          <input type="hidden" name="verdict" value="accept" />
          <Button icon="check">{say.accept}</Button>
          <p class="hint">{say.acceptNote(next)}</p>
        </form>
      )}
      <Fold summary={say.decline}>
        <form method="post" action={action} class="stack flow-3">
          <input type="hidden" name="verdict" value="decline" />
          <TextArea name="answer" label={say.answer} hint={say.answerHint} rows={3} maxlength={1_000} required />
          <Button>{say.decline}</Button>
        </form>
      </Fold>
    </div>
  );
}
