import type { Child } from 'hono/jsx';
import { type Ctx, get, post, readFields } from '#http';
import { featureTag, fold, followTag, readFeaturedTags, readFollowedTags, unfeatureTag, unfollowTag } from '#network';
import { act, backTo, viewerOf } from '../act.ts';
import { Band, Button, Line, Lines, Row } from '../components.ts';
import { usePage } from '../page-context.ts';
import { tagPath } from '../post-view.ts';
import { show } from '../show.ts';
import { SettingsPage } from './settings-page.tsx';

interface Standing {
  readonly followed: boolean;
  readonly featured: boolean;
}

/** How one stands to a hashtag. */
export async function standingTo(c: Ctx, name: string): Promise<Standing | undefined> {
  const { deps, viewer } = c.var;
  if (!viewer) return undefined;
  const [followed, featured] = await Promise.all([
    readFollowedTags(deps.db, viewer),
    readFeaturedTags(deps.db, viewer.account),
  ]);
  const has = (tags: readonly { name: string }[]) => tags.some((tag) => tag.name === name);
  return { followed: has(followed), featured: has(featured) };
}

/** Follows a hashtag, and puts it on one's page. */
export function TagTools({ name, standing: { followed, featured } }: { name: string; standing: Standing }) {
  const { m } = usePage();
  const words = m.people.tags;
  return (
    <Band space={3}>
      <Row>
        <TagSwitch name={name} step="follow" on={!followed} primary={!followed}>
          {followed ? words.unfollow : words.follow}
        </TagSwitch>
        <TagSwitch name={name} step="feature" on={!featured}>
          {featured ? words.unfeature : words.feature}
        </TagSwitch>
      </Row>
    </Band>
  );
}

function TagSwitch(props: {
  name: string;
  step: 'follow' | 'feature';
  on: boolean;
  primary?: boolean;
  label?: string;
  children: Child;
}) {
  const { path } = usePage();
  return (
    <form method="post" action={`${tagPath(props.name)}/${props.step}`}>
      <input type="hidden" name="next" value={path} />
      <Button kind={props.primary ? 'primary' : 'plain'} name="on" value={String(props.on)} label={props.label}>
        {props.children}
      </Button>
    </form>
  );
}

async function tagsPage(c: Ctx): Promise<Response> {
  const { m, deps } = c.var;
  const actor = viewerOf(c);
  const words = m.people.tags;
  const groups = [
    ['follow', words.followed, words.noneFollowed, words.unfollow, await readFollowedTags(deps.db, actor)],
    ['feature', words.featured, words.noneFeatured, words.unfeature, await readFeaturedTags(deps.db, actor.account)],
  ] as const;
  return show(
    c,
    <SettingsPage title={words.title}>
      {groups.map(([step, title, none, off, tags]) => (
        <section class="stack flow-3" aria-labelledby={`${step}-title`}>
          <h2 id={`${step}-title`}>{title}</h2>
          {tags.length === 0 && <p class="muted">{none}</p>}
          <Lines>
            {tags.map((tag) => (
              <Line
                icon="hash"
                title={<a href={tagPath(tag.name)}>{tag.label}</a>}
                value={
                  <TagSwitch name={tag.name} step={step} on={false} label={`${off} #${tag.label}`}>
                    {off}
                  </TagSwitch>
                }
              />
            ))}
          </Lines>
        </section>
      ))}
    </SettingsPage>,
  );
}

const switched =
  (on: typeof followTag, off: typeof followTag) =>
  async (c: Ctx): Promise<Response> => {
    const name = fold(c.req.param('tag') ?? '');
    const { on: wanted, next } = await readFields(c);
    await act(c, (tx, actor) => (wanted === 'false' ? off : on)(tx, actor, name));
    return backTo(c, next, tagPath(name));
  };

const LIMIT = { limits: [{ name: 'follow', per: 'person', times: 400, seconds: 3_600 }] } as const;

export const keptTagRoutes = [
  get('/settings/tags', 'account', tagsPage),
  post('/tags/:tag/follow', 'account', switched(followTag, unfollowTag), LIMIT),
  post('/tags/:tag/feature', 'account', switched(featureTag, unfeatureTag), LIMIT),
];
