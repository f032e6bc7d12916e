import { type Ctx, get, post, readFields } from '#http';
import { parseId } from '#ids';
import { acceptRequests, dismissRequests, loadPosts, readNewsRequests, readPeople } from '#network';
import { notFound, Refusal } from '#refusal';
import { act, viewerOf } from '../act.ts';
import { Band, Button, ButtonLink, Empty, Pager, Row } from '../components.ts';
import { PersonLine } from '../components/person.tsx';
import { toPersonView } from '../feed.tsx';
import { MemberPage } from '../layout.tsx';
import { pagingOf } from '../paging.ts';
import { postPath } from '../post-view.ts';
import { show } from '../show.ts';
import { newsPolicyPath } from './settings-news-policy.tsx';

export const newsRequestsPath = '/inbox/requests';

const flat = (text: string): string => text.replaceAll(/\s+/g, ' ').slice(0, 160);

/** Whose news waits apart, and what they said last. */
async function requestsPage(c: Ctx): Promise<Response> {
  const { deps, m } = c.var;
  const viewer = viewerOf(c);
  const words = m.letting.requests;
  const { items, older } = await readNewsRequests(deps.db, viewer, pagingOf<'notification'>(c));
  const [people, posts] = await Promise.all([
    readPeople(
      deps.db,
      viewer,
      items.map(({ from }) => from),
    ),
    loadPosts(
      deps.db,
      viewer,
      items.flatMap((one) => one.post ?? []),
    ),
  ]);
  const byId = new Map(people.map((one) => [one.id, one]));
  return show(
    c,
    <MemberPage
      title={words.title}
      heading={words.title}
      back={{ href: '/inbox', label: m.network.inbox.title }}
      place="inbox"
      unlisted
      noCompose
    >
      {items.length > 0 && (
        <Band space={3}>
          <p class="hint">{words.lede}</p>
        </Band>
      )}
      {items.map(({ from, count, post: of }) => {
        const person = byId.get(from);
        if (!person) return null;
        const view = toPersonView(person, viewer);
        const said = of === null ? undefined : posts.get(of);
        return (
          <Band space={3}>
            <PersonLine person={{ ...view, why: words.news(count) }} action={<></>} />
            {said && (
              <p dir="auto">
                <a href={postPath(said)}>{flat(said.warning || said.text)}</a>
              </p>
            )}
            <form method="post" action={`${newsRequestsPath}/${from}`}>
              <Row>
                <Button kind="primary" name="answer" value="accept" label={words.acceptName(view.displayName)}>
                  {words.accept}
                </Button>
                <Button name="answer" value="dismiss" label={words.dismissName(view.displayName)}>
                  {words.dismiss}
                </Button>
              </Row>
            </form>
          </Band>
        );
      })}
      {items.length === 0 && (
        <Band>
          <Empty title={words.emptyTitle} actions={<ButtonLink href={newsPolicyPath}>{words.settings}</ButtonLink>}>
            {words.empty}
          </Empty>
        </Band>
      )}
      <Pager older={older && `${newsRequestsPath}?before=${older}`} />
    </MemberPage>,
  );
}

const ANSWERS = { accept: acceptRequests, dismiss: dismissRequests } as const;

export const newsRequestRoutes = [
  get(newsRequestsPath, 'account', requestsPage),
  post(
    `${newsRequestsPath}/:id{[0-9]+}`,
    'account',
    async (c) => {
      const from = parseId<'account'>(c.req.param('id') ?? '');
      if (!from) throw notFound();
      const { answer } = await readFields(c);
      if (answer !== 'accept' && answer !== 'dismiss') throw new Refusal(422, (m) => m.errors.unknownChoice);
      await act(c, (tx, actor) => ANSWERS[answer](tx, actor, [from]));
      return c.redirect(newsRequestsPath, 303);
    },
    { limits: [{ name: 'toggle', per: 'person', times: 600, seconds: 600 }] },
  ),
];
