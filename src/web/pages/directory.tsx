import { get } from '#http';
import { readDirectory } from '#network';
import { Band, Empty, Pager } from '../components.ts';
import { People, PersonLine } from '../components/person.tsx';
import { toPersonView } from '../feed.tsx';
import { AnyPage } from '../layout.tsx';
import { pagingOf } from '../paging.ts';
import { show } from '../show.ts';

/** The people of this server who let themselves be listed, the newest first. */
export const directoryRoutes = [
  get('/directory', 'anyone', async (c) => {
    const { deps, viewer, m } = c.var;
    const words = m.people.directory;
    const { items, older } = await readDirectory(deps.db, viewer, pagingOf<'account'>(c));
    return show(
      c,
      <AnyPage
        title={words.title}
        heading={words.title}
        back={{ href: '/explore', label: m.network.explore.title }}
        description={words.description}
        canonical="/directory"
      >
        <People>
          {items.map((person) => (
            <PersonLine person={toPersonView(person, viewer)} />
          ))}
        </People>
        {items.length === 0 && (
          <Band>
            <Empty title={words.emptyTitle}>{words.empty}</Empty>
          </Band>
        )}
        <Pager older={older && `/directory?before=${older}`} />
      </AnyPage>,
    );
  }),
];
