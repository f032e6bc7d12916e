import { type Ctx, get } from '#http';
import type { Messages } from '#i18n';
import { Band, ButtonLink, Empty } from '../components.ts';
import { AnyPage } from '../layout.tsx';
import type { Place } from '../page-context.ts';
import { show } from '../show.ts';

/** A place that is not built yet says what will be there, why it is empty, and what one can do now. */
const emptyPlace =
  (place: Place, say: (m: Messages) => Messages['network']['places']['chat'], href: string) => (c: Ctx) => {
    const words = say(c.var.m);
    return show(
      c,
      <AnyPage title={words.title} heading={words.title} place={place}>
        <Band>
          <Empty
            title={words.emptyTitle}
            actions={
              <ButtonLink kind="primary" href={href}>
                {words.action}
              </ButtonLink>
            }
          >
            {words.empty}
          </Empty>
        </Band>
      </AnyPage>,
    );
  };

export const placeRoutes = [
  get(
    '/chat',
    'account',
    emptyPlace('chat', (m) => m.network.places.chat, '/home/here'),
  ),
];
