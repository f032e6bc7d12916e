import type { Ctx } from '#http';
import { type Person, suggestPeople, type Tag, tagsInUse } from '#network';
import { Aside } from '../components.ts';
import { PersonLine } from '../components/person.tsx';
import { toPersonView } from '../feed.tsx';
import { usePage } from '../page-context.ts';
import { tagPath } from '../post-view.ts';

/** What goes on around: people to follow and hashtags in use. */
export interface Around {
  readonly people: readonly Person[];
  readonly tags: readonly Tag[];
  readonly viewer: Ctx['var']['viewer'];
}

export async function loadAround(c: Ctx, people = 4, tags = 6): Promise<Around> {
  const { deps, viewer } = c.var;
  return {
    viewer,
    people: viewer ? await suggestPeople(deps.db, viewer, people) : [],
    tags: await tagsInUse(deps.db, viewer, tags),
  };
}

/** The same for the right column. */
export function AroundHere({ around }: { around: Around }) {
  const { m } = usePage();
  const words = m.network.explore;
  return (
    <>
      {around.people.length > 0 && (
        <Aside title={words.people}>
          {around.people.map((person) => (
            <PersonLine person={toPersonView(person, around.viewer)} small />
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
