import { post, readFields } from '#http';
import { endorse, type readEndorsed, unendorse } from '#network';
import { AT, profileOf } from '../account-address.ts';
import { act, backTo } from '../act.ts';
import { Avatar } from '../components/avatar.tsx';
import { usePage } from '../page-context.ts';
import { accountPath, authorView } from '../post-view.ts';

/** How many faces stand on a page; a list of its own has the others. */
export const RECOMMENDED_SHOWN = 8;

/** On somebody's page, whom they recommend. */
export function Recommends({ by, people }: { by: string; people: Awaited<ReturnType<typeof readEndorsed>> }) {
  const { m } = usePage();
  const words = m.relations.endorsing;
  if (people.items.length === 0) return null;
  return (
    <section class="recommends" aria-labelledby="recommends">
      <h2 id="recommends">{words.title}</h2>
      <ul>
        {people.items.map((one) => {
          const { handle, displayName, path, avatar } = authorView(one);
          return (
            <li>
              <a href={path}>
                <Avatar name={displayName} handle={handle} src={avatar} size="s" />
                <bdi>{displayName}</bdi>
              </a>
            </li>
          );
        })}
        {people.older && (
          <li>
            <a href={`${by}/recommended`}>{words.all}</a>
          </li>
        )}
      </ul>
    </section>
  );
}

export const recommendRoutes = [
  post(
    `${AT}/recommend`,
    'account',
    async (c) => {
      const profile = await profileOf(c);
      const { on, next } = await readFields(c);
      await act(c, (tx, actor) => (on === 'false' ? unendorse : endorse)(tx, actor, profile.id));
      return backTo(c, next, accountPath(profile));
    },
    { limits: [{ name: 'relation', per: 'person', times: 300, seconds: 3_600 }] },
  ),
];
