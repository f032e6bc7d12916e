import { type Ctx, get, post, readFields } from '#http';
import { readQuoteRequests, settleQuote } from '#network';
import { Refusal } from '#refusal';
import { act, backTo, viewerOf } from '../act.ts';
import { Band, Button, ButtonLink, Empty, Pager, Post, Row } from '../components.ts';
import { showPosts } from '../feed.tsx';
import { MemberPage } from '../layout.tsx';
import { pagingOf } from '../paging.ts';
import { show } from '../show.ts';
import { ONE, postOf } from './post-address.ts';

const PATH = '/quote-requests';
const ANSWERS = ['accepted', 'refused', 'revoked'] as const;

/** The posts that wait for one's consent to quote one. */
async function requestsPage(c: Ctx): Promise<Response> {
  const { m, deps } = c.var;
  const words = m.posts.quote;
  const { items, older } = await readQuoteRequests(deps.db, viewerOf(c), pagingOf<'post'>(c));
  const posts = await showPosts(c, items);
  return show(
    c,
    <MemberPage
      title={words.requests}
      heading={words.requests}
      back={{ href: '/inbox', label: m.network.inbox.title }}
      place="inbox"
      unlisted
      noCompose
    >
      <div class="feed">
        {posts.map(({ post: view, card }) => (
          <>
            <Post post={view} card={card} />
            <Band space={3}>
              <form method="post" action={`${view.path}/quote`}>
                <input type="hidden" name="next" value={PATH} />
                <Row>
                  <Button kind="primary" name="answer" value="accepted">
                    {words.accept}
                  </Button>
                  <Button name="answer" value="refused">
                    {words.refuse}
                  </Button>
                </Row>
              </form>
            </Band>
          </>
        ))}
      </div>
      {posts.length === 0 && (
        <Band>
          <Empty
            title={words.emptyTitle}
            actions={<ButtonLink href="/settings/reach">{m.people.reach.title}</ButtonLink>}
          >
            {words.empty}
          </Empty>
        </Band>
      )}
      <Pager older={older && `${PATH}?before=${older}`} />
    </MemberPage>,
  );
}

export const quoteRoutes = [
  get(PATH, 'account', requestsPage),
  post(
    `${ONE}/quote`,
    'account',
    async (c) => {
      const target = await postOf(c);
      const { answer, next } = await readFields(c);
      const given = ANSWERS.find((one) => one === answer);
      if (!given) throw new Refusal(422, (m) => m.errors.unknownChoice);
      await act(c, (tx, actor) => settleQuote(tx, actor, target.id, given));
      return backTo(c, next, PATH);
    },
    { limits: [{ name: 'toggle', per: 'person', times: 600, seconds: 600 }] },
  ),
];
