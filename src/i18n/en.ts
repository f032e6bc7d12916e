import { accounts } from './accounts/en.ts';
import { admin } from './admin/en.ts';
import { announcements } from './announcements/en.ts';
import { api } from './api/en.ts';
import { apps } from './apps/en.ts';
import { cards } from './cards/en.ts';
import { articles } from './articles/en.ts';
import { becoming } from './becoming/en.ts';
import { beside } from './beside/en.ts';
import { campaigns } from './campaigns/en.ts';
import { catchup } from './catchup/en.ts';
import { cli } from './cli/en.ts';
import { conversations } from './conversations/en.ts';
import { coop } from './coop/en.ts';
import { decide } from './decide/en.ts';
import { decisions } from './decisions/en.ts';
import { deliberation } from './deliberation/en.ts';
import { drive } from './drive/en.ts';
import { errors } from './errors/en.ts';
import { filters } from './filters/en.ts';
import { figures } from './figures/en.ts';
import { gate } from './gate/en.ts';
import { founding } from './founding/en.ts';
import { letting } from './letting/en.ts';
import { media } from './media/en.ts';
import { membership } from './membership/en.ts';
import { moderation } from './moderation/en.ts';
import { momentum } from './momentum/en.ts';
import { network } from './network/en.ts';
import { noting } from './noting/en.ts';
import { notes } from './notes/en.ts';
import { moderating } from './moderating/en.ts';
import { oauth } from './oauth/en.ts';
import { packs } from './packs/en.ts';
import { people } from './people/en.ts';
import { posts } from './posts/en.ts';
import { organising } from './organising/en.ts';
import { petitions } from './petitions/en.ts';
import { profile } from './profile/en.ts';
import { press } from './press/en.ts';
import { pledges } from './pledges/en.ts';
import { push } from './push/en.ts';
import { relations } from './relations/en.ts';
import { shortcuts } from './shortcuts/en.ts';
import { talk } from './talk/en.ts';
import { texts } from './texts/en.ts';
import { trends } from './trends/en.ts';
import { ui } from './ui/en.ts';
import { wire } from './wire/en.ts';
import { writing } from './writing/en.ts';

export const en = {
  accounts,
  admin,
  announcements,
  api,
  apps,
  cards,
  articles,
  becoming,
  beside,
  campaigns,
  catchup,
  cli,
  conversations,
  coop,
  decide,
  decisions,
  deliberation,
  drive,
  errors,
  filters,
  figures,
  founding,
  gate,
  letting,
  media,
  membership,
  moderation,
  momentum,
  network,
  noting,
  notes,
  moderating,
  oauth,
  packs,
  people,
  posts,
  organising,
  petitions,
  profile,
  press,
  pledges,
  push,
  relations,
  shortcuts,
  talk,
  texts,
  trends,
  ui,
  wire,
  writing,
};
