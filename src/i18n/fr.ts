import { accounts } from './accounts/fr.ts';
import { admin } from './admin/fr.ts';
import { announcements } from './announcements/fr.ts';
import { api } from './api/fr.ts';
import { apps } from './apps/fr.ts';
import { cards } from './cards/fr.ts';
import { articles } from './articles/fr.ts';
import { becoming } from './becoming/fr.ts';
import { beside } from './beside/fr.ts';
import { campaigns } from './campaigns/fr.ts';
import { catchup } from './catchup/fr.ts';
import { cli } from './cli/fr.ts';
import { conversations } from './conversations/fr.ts';
import { coop } from './coop/fr.ts';
import { decide } from './decide/fr.ts';
import { decisions } from './decisions/fr.ts';
import { deliberation } from './deliberation/fr.ts';
import type { en } from './en.ts';
import { drive } from './drive/fr.ts';
import { errors } from './errors/fr.ts';
import { filters } from './filters/fr.ts';
import { figures } from './figures/fr.ts';
import { gate } from './gate/fr.ts';
import { founding } from './founding/fr.ts';
import { letting } from './letting/fr.ts';
import { media } from './media/fr.ts';
import { membership } from './membership/fr.ts';
import { moderation } from './moderation/fr.ts';
import { momentum } from './momentum/fr.ts';
import { network } from './network/fr.ts';
import { noting } from './noting/fr.ts';
import { notes } from './notes/fr.ts';
import { moderating } from './moderating/fr.ts';
import { oauth } from './oauth/fr.ts';
import { packs } from './packs/fr.ts';
import { people } from './people/fr.ts';
import { posts } from './posts/fr.ts';
import { organising } from './organising/fr.ts';
import { petitions } from './petitions/fr.ts';
import { profile } from './profile/fr.ts';
import { press } from './press/fr.ts';
import { pledges } from './pledges/fr.ts';
import { push } from './push/fr.ts';
import { relations } from './relations/fr.ts';
import { shortcuts } from './shortcuts/fr.ts';
import { talk } from './talk/fr.ts';
import { texts } from './texts/fr.ts';
import { trends } from './trends/fr.ts';
import { ui } from './ui/fr.ts';
import { wire } from './wire/fr.ts';
import { writing } from './writing/fr.ts';

export const fr: typeof en = {
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
