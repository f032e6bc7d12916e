import type { Viewer } from '#accounts';
import type { Ctx } from '#http';
import type { Deps } from '#deps';
import type { Id } from '#ids';
import { peopleOfNote, suggestPeople, type Tag, type TagMomentum, tagsHeldBack, tagsInUse, topics } from '#network';
import { Aside, Sparkline } from '../components.ts';
import { PersonLine } from '../components/person.tsx';
import { toPersonView } from '../feed.tsx';
import { hashtagsOfTheHour, momentumOf } from '../momentum-view.ts';
import { useFormats, usePage } from '../page-context.ts';
import { tagPath } from '../post-view.ts';
import { rounded } from './momentum-chart.tsx';
import { type Suggested, suggested } from './suggestions.tsx';

/** What goes on around: people to follow and hashtags in use. */
export interface Around {
  readonly people: readonly Suggested[];
  readonly tags: readonly MovingTag[];
  readonly viewer: Ctx['var']['viewer'];
}

export async function loadAround(c: Ctx, people = 4, tags = 6): Promise<Around> {
  const { deps, viewer } = c.var;
  const here = await readGround(deps, viewer);
  return {
    viewer,
    people: viewer ? await peopleAround(c, viewer, here.people, people) : [],
    tags: (await byMomentum(deps, here.tags)).slice(0, tags),
  };
}

/** Whom those near to the reader know; then, where these are few, who writes here. */
async function peopleAround(
  c: Ctx,
  viewer: Viewer,
  ofNote: readonly Id<'account'>[],
  limit: number,
): Promise<readonly Suggested[]> {
  const { deps, m } = c.var;
  const near = await suggested(deps, viewer, m, limit);
  if (near.length >= limit) return near;
  const others = ofNote.filter((id) => !near.some(({ person }) => person.id === id));
  const more = await suggestPeople(deps.db, viewer, others, limit - near.length);
  return [...near, ...more.map((person) => ({ person }))];
}

/** A hashtag in use, and how it moves. */
interface MovingTag extends Tag {
  readonly moving: TagMomentum | undefined;
}

/** Those in use this week and those of the last hour: what moves most comes first, then what most people use. */
async function byMomentum(deps: Deps, inUse: readonly Tag[]): Promise<readonly MovingTag[]> {
  const known = new Map(inUse.map((tag) => [tag.name, tag]));
  const fresh = (await hashtagsOfTheHour(deps)).filter(({ name }) => !known.has(name));
  const names = [...known.keys(), ...fresh.map(({ name }) => name)];
  const heldBack = await tagsHeldBack(deps.db, names);
  const moving = await momentumOf(deps, names);
  const tags = [...inUse, ...fresh.map((tag) => ({ ...tag, people: moving.get(tag.name)?.last.people ?? 0 }))];
  const factor = ({ name }: Tag) => moving.get(name)?.last.momentum ?? 0;
  return tags
    .filter(({ name }) => !heldBack.has(name))
    .map((tag) => ({ ...tag, moving: moving.get(tag.name) }))
    .toSorted((a, b) => factor(b) - factor(a) || b.people - a.people);
}

/** What is the same for all who may see the same. */
interface Ground {
  readonly people: readonly Id<'account'>[];
  readonly tags: readonly Tag[];
}

const MOST_TAGS = 12;
const KEPT_MS = 60_000;
const grounds = new WeakMap<Deps, Map<boolean, { at: number; ground: Promise<Ground> }>>();

/** Read once a minute, and again when somebody here has said something to everyone. */
function readGround(deps: Deps, viewer: Around['viewer']): Promise<Ground> {
  let kept = grounds.get(deps);
  if (!kept) {
    const fresh = new Map<boolean, { at: number; ground: Promise<Ground> }>();
    kept = fresh;
    grounds.set(deps, fresh);
    deps.live.subscribe(topics.local, () => fresh.clear());
  }
  const now = deps.clock.now().getTime();
  const known = kept.get(viewer !== undefined);
  if (known && Math.abs(now - known.at) < KEPT_MS) return known.ground;
  const ground = (async () => ({
    people: viewer ? await peopleOfNote(deps.db) : [],
    tags: await tagsInUse(deps.db, viewer, MOST_TAGS),
  }))();
  const own = { at: now, ground };
  kept.set(viewer !== undefined, own);
  const all = kept;
  ground.catch(() => all.delete(viewer !== undefined));
  return ground;
}

/** The same for the right column. */
export function AroundHere({ around }: { around: Around }) {
  const { m } = usePage();
  const words = m.network.explore;
  return (
    <>
      {around.people.length > 0 && (
        <Aside title={words.people}>
          {around.people.map(({ person, why }) => (
            <PersonLine person={{ ...toPersonView(person, around.viewer), ...(why && { why }) }} small />
          ))}
        </Aside>
      )}
      {around.tags.length > 0 && (
        <Aside title={words.tags}>
          <TagLines tags={around.tags} />
        </Aside>
      )}
    </>
  );
}

/** Hashtags, each with how many people used it. */
export function TagLines({ tags }: { tags: readonly Tag[] }) {
  const { m } = usePage();
  return (
    <ul class="list">
      {tags.map((tag) => (
        <li>
          <a href={tagPath(tag.name)}>
            <span class="d">
              <b>#{tag.label}</b>
              <span>{m.network.explore.tagPeople(tag.people)}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Hashtags under each other, each with the shape of its day and its momentum. */
export function MovingTags({ tags }: { tags: readonly MovingTag[] }) {
  const { m } = usePage();
  const f = useFormats();
  const say = m.momentum;
  return (
    <ul class="moving">
      {tags.map(({ name, label, people, moving }) => (
        <li>
          <a href={tagPath(name)}>
            <span>
              <b>#{label}</b>
              <span class="sub">{m.network.explore.tagPeople(people)}</span>
            </span>
            {moving && <Sparkline figures={moving.hours.map((hour) => hour.people)} label={say.shapeOf(label)} />}
            <span class="v">
              {moving && moving.last.momentum >= 1 && say.times(f.number(rounded(moving.last.momentum)))}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Hashtags side by side. */
export const TagCloud = ({ tags }: { tags: readonly Tag[] }) => (
  <ul class="tag-list">
    {tags.map((tag) => (
      <li>
        <a class="tool" href={tagPath(tag.name)}>
          #{tag.label}
        </a>
      </li>
    ))}
  </ul>
);
