import { post, readFields } from '#http';
import { endorse, type readEndorsed, unendorse } from '#network';
import { AT, profileOf } from '../account-address.ts';
import { act, backTo } from '../act.ts';
import { Faces } from '../components/avatar.tsx';
import { usePage } from '../page-context.ts';
import { accountPath, authorView } from '../post-view.ts';

const FACES = 5;

/** On somebody's page, whom they recommend: a few faces, two names and how many more, and the way to all of them. */
export function Recommends({ by, people }: { by: string; people: Awaited<ReturnType<typeof readEndorsed>>['items'] }) {
  const { m } = usePage();
  if (people.length === 0) return null;
  const faces = people.slice(0, FACES).map(authorView);
  return (
    <a class="recommends" href={`${by}/recommended`}>
      <Faces
        people={faces.map(({ displayName: name, handle, avatar }) => ({
          name,
          handle,
          ...(avatar && { src: avatar }),
        }))}
      />
      <bdi>
        {m.relations.endorsing.some(
          people.slice(0, 2).map((one) => one.displayName),
          people.length - 2,
        )}
      </bdi>
    </a>
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
