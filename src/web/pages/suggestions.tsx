import type { Viewer } from '#accounts';
import type { Deps } from '#deps';
import { type Ctx, get, post, readFields } from '#http';
import type { Messages } from '#i18n';
import { companionsOf } from '#membership';
import { dismissSuggestion, type Person, POINTS, readPeople, suggest, type Suggestion } from '#network';
import { AT, profileOf } from '../account-address.ts';
import { act, backTo, viewerOf } from '../act.ts';
import { Band, Empty, IconButton, Row } from '../components.ts';
import { Fold } from '../components/fold.tsx';
import { FollowButton, People, PersonLine } from '../components/person.tsx';
import { toPersonView } from '../feed.tsx';
import { MemberPage } from '../layout.tsx';
import { usePage } from '../page-context.ts';
import { show } from '../show.ts';

/** Somebody to follow, and why in a few words; without a reason: they write here. */
export interface Suggested {
  readonly person: Person;
  readonly why?: string;
}

const MOST_SHOWN = 40;

/** Whom somebody might want to follow, with the reasons in their language. */
export async function suggested(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  m: Messages,
  limit: number,
): Promise<readonly Suggested[]> {
  const found = await suggest(db, viewer, await companionsOf(db, viewer.person), limit);
  const by = found.flatMap(({ reason }) => (reason.kind === 'followed' ? reason.by : []));
  const people = await readPeople(db, viewer, [...new Set([...found.map(({ account }) => account), ...by])]);
  const known = new Map(people.map((one) => [one.id, one]));
  return found.flatMap(({ account, reason }) => {
    const person = known.get(account);
    const via = reason.kind === 'followed' ? known.get(reason.by) : undefined;
    return person ? { person, why: reasonIn(m, reason, via) } : [];
  });
}

function reasonIn(m: Messages, reason: Suggestion['reason'], via: Person | undefined): string {
  const words = m.packs.suggestions;
  switch (reason.kind) {
    case 'followed':
      return words.followed(via?.displayName ?? '', reason.others);
    case 'circle':
      return words.circle;
    case 'tag':
      return words.tag(reason.label);
    case 'pack':
      return words.pack;
  }
}

/** One of them in a list: following, and putting aside. */
export function SuggestedLine({ suggested: { person, why } }: { suggested: Suggested }) {
  const { m, path } = usePage();
  const view = toPersonView(person, undefined);
  return (
    <PersonLine
      person={{ ...view, ...(why && { why }) }}
      action={
        <Row>
          <FollowButton person={view} />
          <form method="post" action={`${view.path}/suggestion`}>
            <input type="hidden" name="next" value={path} />
            <IconButton icon="x" label={m.packs.suggestions.dismiss(view.displayName)} />
          </form>
        </Row>
      }
    />
  );
}

async function page(c: Ctx): Promise<Response> {
  const { deps, m } = c.var;
  const words = m.packs.suggestions;
  const all = await suggested(deps, viewerOf(c), m, MOST_SHOWN);
  return show(
    c,
    <MemberPage
      title={words.title}
      heading={words.title}
      back={{ href: '/explore', label: m.network.explore.title }}
      place="home"
      unlisted
    >
      <People>
        {all.map((one) => (
          <SuggestedLine suggested={one} />
        ))}
      </People>
      <Band>
        {all.length === 0 && <Empty title={words.emptyTitle}>{words.empty}</Empty>}
        <Fold summary={words.how}>
          {words.formula(POINTS).map((sentence) => (
            <p>{sentence}</p>
          ))}
        </Fold>
      </Band>
    </MemberPage>,
  );
}

export const suggestionRoutes = [
  get('/suggestions', 'account', page),
  post(`${AT}/suggestion`, 'account', async (c) => {
    const { id } = await profileOf(c);
    const { next } = await readFields(c);
    await act(c, (tx, actor) => dismissSuggestion(tx, actor, id));
    return backTo(c, next, '/suggestions');
  }),
];
