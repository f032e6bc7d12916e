import { raw } from 'hono/html';
import type { Summary } from '#deliberation';
import { renderMarkdown } from '#markdown';
import { ButtonLink, Fold, Prose, Row, Section } from '../components.ts';
import { withLocalLinks } from '../local-links.ts';
import { useFormats, usePage } from '../page-context.ts';
import { authorView, postPath } from '../post-view.ts';
import type { Talk } from '../talk.ts';
import { proposalPath } from './proposal-words.ts';

const EXCERPT = 120;

/** The newest summary of the debate with the posts that it cites; the older ones folded. The debate asks for a first one. */
export function DebateSummary({ talk }: { talk: Talk }) {
  const { m, viewer } = usePage();
  const say = m.talk.summary;
  const { proposal, summaries, cited } = talk;
  const [newest, ...older] = summaries;
  const write = viewer && proposal.state !== 'withdrawn' && (
    <Row>
      <ButtonLink icon="pencil" href={proposalPath(proposal, '/summary')}>
        {say.writeNew}
      </ButtonLink>
    </Row>
  );
  if (!newest) return null;
  return (
    <Section id="summary" title={say.title}>
      <div class="stack">
        <OneSummary summary={newest} />
        {cited.length > 0 && (
          <div class="stack flow-1">
            <p class="label">{say.cites}</p>
            <ul class="plain-list">
              {cited.map((post) => (
                <li>
                  <a href={postPath(post)}>
                    <bdi>{authorView(post.author).displayName}</bdi>
                  </a>{' '}
                  <span class="muted" dir="auto">
                    {short(post.warning || post.text)}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )}
        {write}
        {older.length > 0 && (
          <Fold summary={say.older(older.length)}>
            <div class="stack flow-5">
              {older.map((summary) => (
                <OneSummary summary={summary} />
              ))}
            </div>
          </Fold>
        )}
      </div>
    </Section>
  );
}

function OneSummary({ summary: { text, by, at } }: { summary: Summary }) {
  const { m, now, origin } = usePage();
  const f = useFormats();
  return (
    <article class="stack flow-2">
      <Prose>{raw(renderMarkdown(withLocalLinks(text, origin), { headingLevel: 3 }))}</Prose>
      <p class="small muted">{m.talk.summary.by(by.name || m.talk.summary.somebody, f.day(at, now))}</p>
    </article>
  );
}

function short(text: string): string {
  const points = [...text.replaceAll(/\s+/g, ' ')];
  return points.length <= EXCERPT
    ? points.join('')
    : `${points
        .slice(0, EXCERPT - 1)
        .join('')
        .trimEnd()}…`;
}
