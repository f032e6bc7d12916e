import { raw } from 'hono/html';
import type { DebateStance, Position } from '#deliberation';
import { Ago, Avatar, ButtonLink, Empty, Filters, More, Note, Row, Section, StanceShape } from '../components.ts';
import { PostActions } from '../components/post-actions.tsx';
import { usePage } from '../page-context.ts';
import { mediaPath } from '../post-view.ts';
import type { Talk } from '../talk.ts';
import { Branches } from './branches.tsx';
import { choiceWords, optionsOf, positionWord, proposalPath, shapeOf } from './proposal-words.ts';

/** The debate: reasons of all sides in turn, what answers them, then what people say without a vote. */
export function DebateView({ talk }: { talk: Talk }) {
  const { m, viewer } = usePage();
  const say = m.talk.debate;
  const { proposal, debate, group } = talk;
  const { stances, comments, groups, next, hidden } = debate;
  // Of a draft nobody talks.
  if (proposal.number === null) return null;
  const path = proposalPath(proposal);
  const said = stances.length > 0 || comments.length > 0;
  const first = proposal.post && proposal.author && `/@${proposal.author.handle}/${proposal.post}`;
  return (
    <Section id="debate" title={say.title}>
      <div class="stack">
        {hidden && proposal.openedAt && (
          <Note icon="eye-off">{proposal.confidential ? say.confidential : say.hidden}</Note>
        )}
        {stances.length > 0 && <p class="small muted">{say.order}</p>}
        {groups.filter(({ reasons }) => reasons > 0).length > 1 && (
          <Filters
            label={say.sides}
            items={[
              { href: `${path}#debate`, label: say.everyone, current: group === undefined },
              ...groups
                .filter(({ reasons }) => reasons > 0)
                .map(({ key, reasons }) => ({
                  href: `${path}?side=${encodeURIComponent(key)}#debate`,
                  label: <Side talk={talk} group={key} n={reasons} />,
                  current: key === group,
                })),
            ]}
          />
        )}
        {!said && (
          <Empty title={say.none} level={3}>
            {say.noneText}
          </Empty>
        )}
        {stances.length > 0 && (
          <div>
            {stances.map((stance) => (
              <Reason stance={stance} talk={talk} />
            ))}
          </div>
        )}
        {talk.from > 0 && (
          <More
            href={`${path}${group === undefined ? '' : `?side=${encodeURIComponent(group)}`}#debate`}
            icon="undo-2"
            lead
          >
            {say.first}
          </More>
        )}
        {next !== null && (
          <ButtonLink
            full
            href={`${path}?${new URLSearchParams({ ...(group && { side: group }), from: String(next) })}#debate`}
          >
            {say.others}
          </ButtonLink>
        )}
        {comments.length > 0 && proposal.post && (
          <div class="stack flow-2">
            <h3 class="minor">{stances.length > 0 ? say.comments : say.commentsAlone}</h3>
            <div class="flush">
              <Branches of={proposal.post} branches={comments} byId={talk.posts} />
            </div>
            {debate.moreComments && first && <More href={first}>{m.network.post.moreReplies}</More>}
          </div>
        )}
        <Row>
          {first && (
            <ButtonLink
              icon="message-circle"
              href={viewer ? `${first}#reply` : `/sign-in?next=${encodeURIComponent(`${first}#reply`)}`}
            >
              {say.toThread}
            </ButtonLink>
          )}
          {viewer && said && talk.summaries.length === 0 && (
            <ButtonLink kind="quiet" icon="list" href={`${path}/summary`}>
              {m.talk.summary.write}
            </ButtonLink>
          )}
        </Row>
      </div>
    </Section>
  );
}

/** A side by its shape and word, and how many of it gave a reason. */
function Side({ talk: { proposal }, group, n }: { talk: Talk; group: string; n: number }) {
  const { m } = usePage();
  const position = isPosition(group) ? group : undefined;
  const option = optionsOf(proposal).find(({ id }) => id === group)?.text;
  const step = /^step-(\d)$/.exec(group)?.[1];
  const label = position
    ? positionWord(m, proposal.kind, position)
    : (option ?? (step && m.decide.vote.gradients[Number(step)]?.name) ?? group);
  return (
    <>
      {position && (
        <span class={`c-${shapeOf(position)}`}>
          <StanceShape kind={shapeOf(position)} />
        </span>
      )}
      {m.talk.debate.side(label, n)}
    </>
  );
}

const isPosition = (text: string): text is Position => ['yes', 'no', 'abstain', 'block'].includes(text);

function Reason({ stance, talk }: { stance: DebateStance; talk: Talk }) {
  const { m } = usePage();
  const { name, handle, avatarFile, position, choice, post } = stance;
  const shown = post ? talk.posts.get(post) : undefined;
  const words = choiceWords(m, talk.proposal, choice);
  return (
    <article class="stancepost" id={`stance-${stance.member}`}>
      <Avatar name={name} handle={handle ?? name} src={avatarFile ? mediaPath(avatarFile) : undefined} member />
      <div>
        <div class="who">
          {handle ? (
            <a class="strong plain-link" href={`/@${handle}`}>
              <bdi>{name || m.talk.debate.somebody}</bdi>
            </a>
          ) : (
            <b>
              <bdi>{name || m.talk.debate.somebody}</bdi>
            </b>
          )}
          {position ? (
            <span class={`stance-word c-${shapeOf(position)}`}>
              <StanceShape kind={shapeOf(position)} />
              {words}
            </span>
          ) : (
            <span class="strong small">{words}</span>
          )}
          <span class="muted">
            <Ago at={stance.at} />
          </span>
        </div>
        {shown?.post.html ? (
          <div class="reason" lang={shown.post.lang} dir="auto">
            {raw(shown.post.html)}
          </div>
        ) : (
          <p dir="auto">{stance.reason}</p>
        )}
        {stance.answers > 0 && <p class="small muted">{m.talk.debate.answers(stance.answers)}</p>}
        {shown && <PostActions post={shown.post} />}
      </div>
      {post && stance.replies.length > 0 && (
        <div class="answers-below flush">
          <Branches of={post} branches={stance.replies} byId={talk.posts} depth={1} />
        </div>
      )}
    </article>
  );
}
